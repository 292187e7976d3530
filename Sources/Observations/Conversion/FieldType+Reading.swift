internal import CEL
internal import JSON

extension FieldType {
    /// The value of the type that the JSON is; nil where it is something else.
    func value(of json: JSONValue) -> CELValue? {
        switch (self, json) {
        case (.string, .string(let text)): .string(text)
        case (.bool, .bool(let flag)): .bool(flag)
        case (.int, .number(let number)): Self.integer(number).map(CELValue.int)
        case (.timestamp, .string(let text)): CELTimestamp(rfc3339: text).map(CELValue.timestamp)
        case (.strings, .array(let elements)): Self.list(elements)
        case (.map, .object(let object)): .map(CELMap(freeForm: object))
        case (.counts, .object(let object)): Self.counts(object)
        case (.dyn, _): CELValue(freeForm: json)
        default: nil
        }
    }

    /// What was expected, for messages.
    var expectation: String {
        switch self {
        case .string: "a string"
        case .bool: "a bool"
        case .int: "an integer"
        case .timestamp: "a time such as 2026-07-01T00:00:00Z"
        case .strings: "a list of strings"
        case .map: "an object"
        case .counts: "an object of integers"
        case .dyn: "a value"
        }
    }

    /// `5.0` is an integer too, since JSON does not tell.
    private static func integer(_ number: JSONNumber) -> Int64? {
        number.int ?? Int64(exactly: number.double)
    }

    private static func list(_ elements: [JSONValue]) -> CELValue? {
        let texts = elements.compactMap { $0.string.map(CELValue.string) }
        return texts.count == elements.count ? .list(CELList(texts)) : nil
    }

    private static func counts(_ object: JSONObject) -> CELValue? {
        let counts = object.members.compactMap { member -> (String, CELValue)? in
            guard case .number(let number) = member.value, let count = integer(number) else { return nil }
            return (member.key, .int(count))
        }
        return counts.count == object.members.count ? .map(CELMap(uniqueStringKeys: counts)) : nil
    }
}
