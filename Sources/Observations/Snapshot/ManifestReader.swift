internal import CEL
internal import JSON

/// Reads the members of an object of a manifest as what they have to be.
struct ManifestReader {
    /// What is wrong, lower case, no full stop.
    struct Mistake: Error {
        let text: String
    }

    let object: JSONObject
    /// What it is, for messages.
    let what: String

    init(_ json: JSONValue, _ what: String) throws(Mistake) {
        guard case .object(let object) = json else {
            throw Mistake(text: "expected an object as \(what), found \(json.kindName)")
        }
        self.object = object
        self.what = what
    }

    /// The member; nil where it is missing or null.
    func optional(_ key: String) -> JSONValue? {
        object[key].flatMap { $0.isNull ? nil : $0 }
    }

    func member(_ key: String) throws(Mistake) -> JSONValue {
        guard let value = optional(key) else { throw Mistake(text: "\(what) has no `\(key)`") }
        return value
    }

    func string(_ key: String) throws(Mistake) -> String {
        try read(try member(key), key, "a text", \.string)
    }

    func optionalString(_ key: String) throws(Mistake) -> String? {
        try readIfPresent(key, "a text", \.string)
    }

    func time(_ key: String) throws(Mistake) -> CELTimestamp {
        try read(try member(key), key, Self.timeExample, Self.time)
    }

    func optionalTime(_ key: String) throws(Mistake) -> CELTimestamp? {
        try readIfPresent(key, Self.timeExample, Self.time)
    }

    func integer(_ key: String) throws(Mistake) -> Int64 {
        try read(try member(key), key, "an integer", \.int)
    }

    func optionalInteger(_ key: String) throws(Mistake) -> Int64? {
        try readIfPresent(key, "an integer", \.int)
    }

    func optionalBool(_ key: String) throws(Mistake) -> Bool? {
        try readIfPresent(key, "true or false", \.bool)
    }

    /// The elements; none where it is missing.
    func list(_ key: String) throws(Mistake) -> [JSONValue] {
        try readIfPresent(key, "a list", \.array) ?? []
    }

    /// The texts of a list; nil where it is missing.
    func optionalTexts(_ key: String) throws(Mistake) -> Set<String>? {
        try readIfPresent(key, "a list of texts") { value in
            guard let elements = value.array else { return nil }
            let texts = elements.compactMap(\.string)
            return texts.count == elements.count ? Set(texts) : nil
        }
    }

    func word<Word: RawRepresentable & CaseIterable>(_ key: String, _ type: Word.Type) throws(Mistake) -> Word
    where Word.RawValue == String {
        let known = Word.allCases.map { "`\($0.rawValue)`" }.joined(separator: " or ")
        return try read(try member(key), key, known) { $0.string.flatMap(Word.init(rawValue:)) }
    }

    private static let timeExample = "a time such as 2026-07-01T00:00:00Z"

    private static func time(_ value: JSONValue) -> CELTimestamp? {
        value.string.flatMap { CELTimestamp(rfc3339: $0) }
    }

    private func readIfPresent<Value>(
        _ key: String, _ expected: String, _ convert: (JSONValue) -> Value?
    ) throws(Mistake) -> Value? {
        guard let value = optional(key) else { return nil }
        return try read(value, key, expected, convert)
    }

    private func read<Value>(
        _ value: JSONValue, _ key: String, _ expected: String, _ convert: (JSONValue) -> Value?
    ) throws(Mistake) -> Value {
        guard let result = convert(value) else {
            let found = value.string.map { "`\($0.prefix(100))`" } ?? value.kindName
            throw Mistake(text: "expected \(expected) as `\(key)` of \(what), found \(found)")
        }
        return result
    }
}
