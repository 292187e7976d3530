import JSON
import Observations

/// Evidence of one line while it is written, as a JSON array at the end of other bytes.
struct EvidenceText {
    /// Where the array begins.
    private var start = 0
    /// Numbers of expressions, a handful.
    private var seen: [Int] = []
    /// Where it says that a value is there.
    private var presences: [(asked: Int, text: Range<Int>)] = []

    /// Begins an array in place of the one before, which ended elsewhere.
    mutating func begin(in json: inout [UInt8]) {
        start = json.count
        json.append(UInt8(ascii: "["))
        seen.removeAll(keepingCapacity: true)
        if !presences.isEmpty { presences.removeAll(keepingCapacity: true) }
    }

    /// Adds an item and a comma, unless its expression was read already; false where the columns do not tell its value.
    mutating func add(_ item: EvidenceItem, _ batch: ColumnBatch, _ line: Int, to json: inout [UInt8]) -> Bool {
        if seen.contains(item.number) { return true }
        seen.append(item.number)
        let start = json.count
        json.append(copying: item.opening)
        let value = json.count
        guard item.source.write(batch, line, to: &json) else { return false }
        let isTrue = json[value] == UInt8(ascii: "t")
        json.append("},")
        if let asked = item.asked, isTrue { presences.append((asked, start..<json.count)) }
        return true
    }

    /// Ends the array; that a value is there goes without saying where the value stands too.
    func end(in json: inout [UInt8]) {
        for presence in presences.reversed() where seen.contains(presence.asked) {
            json.removeSubrange(presence.text)
        }
        // The last comma, if there are items.
        if json.count > start + 1 { json.removeLast() }
        json.append(UInt8(ascii: "]"))
    }

    /// Takes back what was written.
    func cancel(in json: inout [UInt8]) {
        json.removeSubrange(start...)
    }
}
