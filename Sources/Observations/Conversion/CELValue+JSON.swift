package import CEL
package import JSON

extension CELValue {
    /// The value for a report: times as RFC 3339, durations as `1.5s`, bytes as base64, keys of maps as text, resources as their
    /// id and kind. Absent, unknown and erroneous values are null.
    ///
    /// A small value can stand for an endless one, since lists can hold one another many times over; what goes beyond a million
    /// elements shows as `…`.
    package var json: JSONValue { json(elements: 1_000_000) }

    /// The same with at most so many elements in all its lists and maps.
    package func json(elements limit: Int) -> JSONValue {
        var room = limit
        return json(within: &room)
    }

    func json(within room: inout Int) -> JSONValue {
        room -= 1
        guard room >= 0 else { return .string("…") }
        return switch self {
        case .null, .error, .unknown: .null
        case .bool(let value): .bool(value)
        case .int(let value): .number(JSONNumber(value))
        case .uint(let value): .number(JSONNumber(value))
        case .double(let value): JSONNumber(value).map(JSONValue.number) ?? .string(Self.special(value))
        case .string(let value): .string(value)
        case .bytes(let value): .string(CELBase64.encode(value))
        case .timestamp(let value): .string(value.description)
        case .duration(let value): .string(value.description)
        case .list(let value): .array(Self.json(of: value.elements, within: &room))
        case .map(let value): .object(JSONObject(value, within: &room))
        case .type(let value): .string(value.name)
        case .optional(let value): value.value?.json(within: &room) ?? .null
        case .object(let value): Self.json(of: value)
        case .opaque: .string("\(self)")
        }
    }

    /// A number that JSON cannot say, [as protocol buffers' JSON says it](https://protobuf.dev/programming-guides/json/).
    private static func special(_ value: Double) -> String {
        value.isNaN ? "NaN" : value < 0 ? "-Infinity" : "Infinity"
    }

    /// Ends with one `…` for all that there is no room for.
    private static func json(of elements: [CELValue], within room: inout Int) -> [JSONValue] {
        var values: [JSONValue] = []
        for element in elements {
            let isLast = room <= 0
            values.append(element.json(within: &room))
            if isLast { break }
        }
        return values
    }

    private static func json(of object: any CELObject) -> JSONValue {
        switch object {
        case let object as ResourceObject:
            ["kind": .string(object.resource.kind.rawValue), "id": .string(object.resource.id)]
        case let object as NestedObject: .object(object.json)
        case let object as InputObject: json(of: object.base)
        default: .string(object.typeName)
        }
    }
}

extension JSONObject {
    /// The entries with their keys as text; a key of another type names its type where a text is the same: `1 (int)` beside
    /// `1`.
    init(_ map: CELMap, within room: inout Int) {
        lazy var texts = Set(map.keys.compactMap { if case .string(let text) = $0 { CELStringKey(text) } else { nil } })
        var members: [Member] = []
        for (key, value) in zip(map.keys, map.values) {
            guard room > 0 else { break }
            var name: String
            if case .string(let text) = key {
                name = text
            } else {
                name = "\(key)"
                while texts.contains(CELStringKey(name)) { name += " (\(key.typeName))" }
            }
            members.append(Member(key: name, value: value.json(within: &room)))
        }
        self.init(uniqueMembers: members)
    }
}
