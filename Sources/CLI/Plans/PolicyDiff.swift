import JSON

/// What differs between two states of a policy, place by place.
struct PolicyDiff {
    /// A line: what is taken away (`-`) or comes (`+`) at a place.
    struct Line {
        var isAdded: Bool
        /// `attributes.rule.in`.
        var place: String
        /// The value as JSON; of lists that differ by elements, one element.
        var value: JSONValue

        var text: String { "\(isAdded ? "+" : "-") \(place): \(value.serialized())" }
    }

    private(set) var lines: [Line] = []

    init(_ before: JSONObject, _ after: JSONObject) {
        compare(.object(before), .object(after), at: [])
    }

    private mutating func compare(_ before: JSONValue?, _ after: JSONValue?, at path: [String]) {
        if before == after { return }
        let place = path.map { $0.contains(".") ? "\"\($0)\"" : $0 }.joined(separator: ".")
        switch (before, after) {
        case (.object(let before)?, .object(let after)?):
            let keys = before.members.map(\.key) + after.members.map(\.key).filter { before[$0] == nil }
            for key in keys { compare(before[key], after[key], at: path + [key]) }
        case (.array(let before)?, .array(let after)?) where Self.isShown(before, after):
            let (old, new) = (Set(before), Set(after))
            for element in before where !new.contains(element) { add(false, place, element) }
            for element in after where !old.contains(element) { add(true, place, element) }
        default:
            if let before { add(false, place, before) }
            if let after { add(true, place, after) }
        }
    }

    /// Whether the elements that go and come are all that differs: those that stay do so in their order, as often as before.
    private static func isShown(_ before: [JSONValue], _ after: [JSONValue]) -> Bool {
        let (old, new) = (Set(before), Set(after))
        return before.filter(new.contains) == after.filter(old.contains)
    }

    private mutating func add(_ isAdded: Bool, _ place: String, _ value: JSONValue) {
        lines.append(Line(isAdded: isAdded, place: place, value: value))
    }
}
