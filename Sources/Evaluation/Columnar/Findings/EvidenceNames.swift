import JSON

/// The expressions that the evidence of one rule shows, by number.
final class EvidenceNames {
    private var numbers: [String: Int] = [:]
    /// `{"expr":"…","value":` of each.
    private(set) var openings: [[UInt8]] = []
    /// Of `has(…)` what it asks for; nil for others.
    private(set) var askedFor: [Int?] = []

    func number(of text: String) -> Int {
        if let known = numbers[text] { return known }
        let number = openings.count
        numbers[text] = number
        openings.append(
            Array(#"{"expr":"#.utf8) + JSONValue.string(text).serializedBytes() + Array(#","value":"#.utf8))
        askedFor.append(nil)
        if text.hasPrefix("has("), text.hasSuffix(")") {
            askedFor[number] = self.number(of: String(text.dropFirst(4).dropLast()))
        }
        return number
    }
}

/// Evidence of one line while it is put together.
struct EvidenceItems {
    private struct Item {
        var name: Int
        /// Of the value, and its total where that is told.
        var text: Range<Int>
    }

    private var items: [Item] = []
    private var text: [UInt8] = []
    /// A handful.
    private var seen: [Int] = []

    mutating func reset() {
        items.removeAll(keepingCapacity: true)
        text.removeAll(keepingCapacity: true)
        seen.removeAll(keepingCapacity: true)
    }

    /// Adds an item, unless its expression was read already; `write` appends the value's JSON, and gives false where it cannot.
    mutating func add(_ name: Int, _ write: (inout [UInt8]) -> Bool) -> Bool {
        if seen.contains(name) { return true }
        seen.append(name)
        let start = text.count
        guard write(&text) else { return false }
        items.append(Item(name: name, text: start..<text.count))
        return true
    }

    /// Appends a JSON array of the items; that a value is there goes without saying where the value stands too.
    func append(_ names: EvidenceNames, to json: inout [UInt8]) {
        json.append(UInt8(ascii: "["))
        var isFirst = true
        for item in items {
            if let asked = names.askedFor[item.name], seen.contains(asked), isTrue(item) { continue }
            if !isFirst { json.append(UInt8(ascii: ",")) }
            isFirst = false
            json += names.openings[item.name]
            json += text[item.text]
            json.append(UInt8(ascii: "}"))
        }
        json.append(UInt8(ascii: "]"))
    }

    private func isTrue(_ item: Item) -> Bool {
        text[item.text].elementsEqual("true".utf8)
    }
}
