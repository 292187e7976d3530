internal import CEL
internal import JSON

/// Reads the members of an object of a document, which holds the named ones and no others.
struct DocumentReader {
    private let object: JSONObject
    /// What it is, for messages.
    let what: String

    init(_ json: JSONValue, _ what: String, keys: Set<String>) throws(DocumentError) {
        guard case .object(let object) = json else {
            throw DocumentError("expected an object as \(what), found \(json.kindName)")
        }
        if let stranger = object.members.first(where: { !keys.contains($0.key) }) {
            throw DocumentError("`\(stranger.key.prefix(60))` is not a member of \(what)")
        }
        self.object = object
        self.what = what
    }

    /// The document of a text, in which no object says anything twice.
    static func parse(_ bytes: [UInt8], _ what: String) throws(DocumentError) -> JSONValue {
        var parser = JSONParser(maximumDepth: 1024)
        let value: JSONValue
        do throws(JSONParseError) {
            value = try parser.parse(bytes)
        } catch {
            throw DocumentError("\(what) is not JSON: \(error)")
        }
        if let key = parser.duplicateKeys.first {
            throw DocumentError("\(what) says `\(key.prefix(60))` twice")
        }
        return value
    }

    func value(_ key: String) throws(DocumentError) -> JSONValue {
        guard let value = object[key] else { throw DocumentError("\(what) has no `\(key)`") }
        return value
    }

    func optional(_ key: String) -> JSONValue? {
        object[key]
    }

    func string(_ key: String) throws(DocumentError) -> String {
        try read(value(key), key, "a text", \.string)
    }

    func optionalString(_ key: String) throws(DocumentError) -> String? {
        guard let value = object[key] else { return nil }
        return try read(value, key, "a text", \.string)
    }

    func integer(_ key: String, in range: ClosedRange<Int64>) throws(DocumentError) -> Int64 {
        try read(value(key), key, "a whole number from \(range.lowerBound) to \(range.upperBound)") { value in
            value.int.flatMap { range.contains($0) ? $0 : nil }
        }
    }

    func time(_ key: String) throws(DocumentError) -> CELTimestamp {
        try read(value(key), key, "a time such as 2026-07-01T00:00:00Z") { value in
            value.string.flatMap { CELTimestamp(rfc3339: $0) }
        }
    }

    func object(_ key: String) throws(DocumentError) -> JSONObject {
        try read(value(key), key, "an object", \.object)
    }

    func list(_ key: String) throws(DocumentError) -> [JSONValue] {
        try read(value(key), key, "a list", \.array)
    }

    func strings(_ key: String) throws(DocumentError) -> [String] {
        try read(value(key), key, "a list of texts") { value in
            guard let elements = value.array else { return nil }
            let texts = elements.compactMap(\.string)
            return texts.count == elements.count ? texts : nil
        }
    }

    func word<Word: RawRepresentable & CaseIterable>(_ key: String, _ type: Word.Type) throws(DocumentError) -> Word
    where Word.RawValue == String {
        let known = Word.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")
        return try read(value(key), key, "one of \(known)") { $0.string.flatMap(Word.init(rawValue:)) }
    }

    private func read<Value>(
        _ value: JSONValue, _ key: String, _ expected: String, _ convert: (JSONValue) -> Value?
    ) throws(DocumentError) -> Value {
        guard let result = convert(value) else {
            throw DocumentError("expected \(expected) as `\(key)` of \(what), found \(value.kindName)")
        }
        return result
    }
}

extension JSONValue {
    /// What it is, for messages: `a number`.
    fileprivate var kindName: String {
        switch self {
        case .null: "null"
        case .bool: "a bool"
        case .number: "a number"
        case .string: "a text"
        case .array: "a list"
        case .object: "an object"
        }
    }
}
