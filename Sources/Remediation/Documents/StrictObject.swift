import CEL
import JSON

/// An object of a plan file, whose every member must be known and of its type.
struct StrictObject {
    private let object: JSONObject
    /// Where it stands in the file: `changes[0].policy`; empty for the plan itself.
    private let place: String

    init(_ value: JSONValue, at place: String, keys: Set<String>) throws(PlanError) {
        guard case .object(let object) = value else { throw Self.error(place, "expected an object") }
        self.object = object
        self.place = place
        for member in object.members where !keys.contains(member.key) {
            throw Self.error(place, "`\(member.key.prefix(64))` is not known here")
        }
        for key in keys.sorted() where object[key] == nil { throw Self.error(place, "`\(key)` is missing") }
    }

    func value(_ key: String) -> JSONValue { object[key] ?? .null }

    func text(_ key: String) throws(PlanError) -> String {
        guard let text = value(key).string else { throw error(key, "expected a text") }
        return text
    }

    /// Nil for null.
    func optionalText(_ key: String) throws(PlanError) -> String? {
        value(key).isNull ? nil : try text(key)
    }

    func flag(_ key: String) throws(PlanError) -> Bool {
        guard let flag = value(key).bool else { throw error(key, "expected true or false") }
        return flag
    }

    /// From 0 to a million, more than can be meant.
    func count(_ key: String) throws(PlanError) -> Int {
        guard let count = value(key).int, (0...1_000_000).contains(count) else {
            throw error(key, "expected a number from 0 to 1000000")
        }
        return Int(count)
    }

    /// Nil for null.
    func optionalCount(_ key: String) throws(PlanError) -> Int? {
        value(key).isNull ? nil : try count(key)
    }

    func members(_ key: String) throws(PlanError) -> JSONObject {
        guard let object = value(key).object else { throw error(key, "expected an object") }
        return object
    }

    /// Every element of a list, with its place.
    func list<Element>(
        _ key: String, _ element: (JSONValue, String) throws(PlanError) -> Element
    ) throws(PlanError) -> [Element] {
        guard let elements = value(key).array else { throw error(key, "expected a list") }
        var read: [Element] = []
        for (index, value) in elements.enumerated() { read.append(try element(value, "\(name(key))[\(index)]")) }
        return read
    }

    func texts(_ key: String) throws(PlanError) -> [String] {
        try list(key) { value, place throws(PlanError) in
            guard let text = value.string else { throw Self.error(place, "expected a text") }
            return text
        }
    }

    /// Texts that spell something.
    func spelled<Element>(_ key: String, _ read: (String) -> Element?) throws(PlanError) -> [Element] {
        var elements: [Element] = []
        for text in try texts(key) {
            guard let element = read(text) else { throw error(key, "`\(text.prefix(64))` is none") }
            elements.append(element)
        }
        return elements
    }

    /// A text that spells something.
    func word<Word>(_ key: String, _ read: (String) -> Word?) throws(PlanError) -> Word {
        let text = try text(key)
        guard let word = read(text) else { throw error(key, "`\(text.prefix(64))` is none") }
        return word
    }

    func name(_ key: String) -> String { place.isEmpty ? key : "\(place).\(key)" }

    func error(_ key: String, _ reason: String) -> PlanError { Self.error(name(key), reason) }

    private static func error(_ place: String, _ reason: String) -> PlanError {
        .invalidFile(place.isEmpty ? reason : "`\(place)`: \(reason)")
    }
}
