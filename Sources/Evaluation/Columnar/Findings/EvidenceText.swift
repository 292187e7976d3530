import JSON
import Observations

/// Evidence of one line while it is put together.
struct EvidenceText {
    /// Items, with a comma behind each.
    private var text: [UInt8] = []
    /// Numbers of expressions, a handful.
    private var seen: [Int] = []
    /// Where it says that a value is there.
    private var presences: [(asked: Int, text: Range<Int>)] = []

    mutating func reset() {
        text.removeAll(keepingCapacity: true)
        seen.removeAll(keepingCapacity: true)
        if !presences.isEmpty { presences.removeAll(keepingCapacity: true) }
    }

    /// Adds an item, unless its expression was read already; false where the columns do not tell its value.
    mutating func add(_ item: EvidenceItem, _ batch: ColumnBatch, _ line: Int) -> Bool {
        if seen.contains(item.number) { return true }
        seen.append(item.number)
        let start = text.count
        text.append(copying: item.opening)
        let value = text.count
        guard item.source.write(batch, line, to: &text) else { return false }
        let isTrue = text[value] == UInt8(ascii: "t")
        text.append("},")
        if let asked = item.asked, isTrue { presences.append((asked, start..<text.count)) }
        return true
    }

    /// Appends a JSON array of the items; that a value is there goes without saying where the value stands too.
    func append(to json: inout [UInt8]) {
        json.append(UInt8(ascii: "["))
        let first = json.count
        text.withUnsafeBufferPointer { text in
            var start = 0
            for presence in presences where seen.contains(presence.asked) {
                json.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<presence.text.lowerBound]))
                start = presence.text.upperBound
            }
            json.append(contentsOf: UnsafeBufferPointer(rebasing: text[start...]))
        }
        // In place of the last comma.
        if json.count > first { json.removeLast() }
        json.append(UInt8(ascii: "]"))
    }
}
