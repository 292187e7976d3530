import Observations

/// Evidence of one line while it is written, as a JSON array at the end of other bytes.
struct EvidenceText {
    /// Where the array begins.
    private var start = 0
    /// Numbers of expressions.
    private var seen = SmallNumbers()
    /// Where it says that a value is there.
    private var presences: [(asked: Int, text: Range<Int>)] = []

    /// Begins an array in place of the one before, which ended elsewhere.
    mutating func begin(in json: inout JSONBytes) {
        start = json.count
        json.append(UInt8(ascii: "["))
        seen = SmallNumbers()
        if !presences.isEmpty { presences.removeAll(keepingCapacity: true) }
    }

    /// Adds an item and a comma, unless its expression was read already; false where the columns do not tell its value.
    mutating func add(_ item: EvidenceItem, _ batch: ColumnBatch, _ line: Int, to json: inout JSONBytes) -> Bool {
        guard seen.insert(item.number) else { return true }
        let start = json.count
        json.append(item.opening)
        let value = json.count
        guard item.source.write(batch, line, to: &json) else { return false }
        let isTrue = json[value] == UInt8(ascii: "t")
        json.append("},")
        if let asked = item.asked, isTrue { presences.append((asked, start..<json.count)) }
        return true
    }

    /// Ends the array; that a value is there goes without saying where the value stands too.
    func end(in json: inout JSONBytes) {
        for presence in presences.reversed() where seen.contains(presence.asked) {
            json.remove(presence.text)
        }
        // The last comma, if there are items.
        if json.count > start + 1 { json.keep(json.count - 1) }
        json.append(UInt8(ascii: "]"))
    }

    /// Takes back what was written.
    func cancel(in json: inout JSONBytes) {
        json.keep(start)
    }
}

/// A set of numbers from zero, nearly always of the first few.
private struct SmallNumbers {
    private var first: UInt64 = 0
    private var others: Set<Int> = []

    func contains(_ number: Int) -> Bool {
        number < 64 ? first >> UInt64(number) & 1 != 0 : others.contains(number)
    }

    /// False where it was there.
    mutating func insert(_ number: Int) -> Bool {
        guard number < 64 else { return others.insert(number).inserted }
        let bit = UInt64(1) << UInt64(number)
        defer { first |= bit }
        return first & bit == 0
    }
}
