import Observations

/// Evidence of one line while it is written, as the items of a JSON array, in segments, and the phrase that ends a finding.
struct EvidenceText {
    /// Where the items begin.
    private var start = 0
    /// Numbers of expressions.
    private var seen = SmallNumbers()
    /// Where it says that a value is there.
    private var presences: [(asked: Int, text: Range<Int>)] = []

    /// Begins in place of what was before, which ended elsewhere.
    mutating func begin(in json: borrowing JSONBytes) {
        start = json.count
        seen = SmallNumbers()
        if !presences.isEmpty { presences.removeAll(keepingCapacity: true) }
    }

    /// Adds an item, unless its expression was read already; false where the columns do not tell its value.
    mutating func add(_ item: EvidenceItem, _ batch: ColumnBatch, _ line: Int, to json: inout JSONBytes) -> Bool {
        guard seen.insert(item.number) else { return true }
        guard let phrase = item.phrase else { return false }
        let start = json.count
        let opening = start == self.start ? phrase : phrase + 1
        if let text = item.source.keptText(batch, line) {
            json.appendSegment(opening, sharing: text)
            return true
        }
        let value = json.beginSegment(opening)
        guard item.source.write(batch, line, to: &json), json.endSegment(from: value) else { return false }
        if let asked = item.asked, json[value] == UInt8(ascii: "t") { presences.append((asked, start..<json.count)) }
        return true
    }

    /// Ends the array and the finding; that a value is there goes without saying where the value stands too.
    func end(in json: inout JSONBytes) {
        for presence in presences.reversed() where seen.contains(presence.asked) {
            json.remove(presence.text)
        }
        guard json.count > start else { return json.appendSegment(FindingPhrases.endWithoutItems) }
        json.useFirst(inSegmentAt: start)
        json.appendSegment(FindingPhrases.end)
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
