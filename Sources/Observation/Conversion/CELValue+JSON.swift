package import CEL
package import JSON

extension CELValue {
    /// The value for a report: times as RFC 3339, durations as `1.5s`, bytes as base64, keys of maps as text, resources as their
    /// id and kind. Absent, unknown and erroneous values are null.
    package var json: JSONValue {
        switch self {
        case .null, .error, .unknown: .null
        case .bool(let value): .bool(value)
        case .int(let value): .number(JSONNumber(value))
        case .uint(let value): .number(JSONNumber(value))
        case .double(let value): JSONNumber(value).map(JSONValue.number) ?? .string("\(value)")
        case .string(let value): .string(value)
        case .bytes(let value): .string(CELBase64.encode(value))
        case .timestamp(let value): .string(value.description)
        case .duration(let value): .string(value.description)
        case .list(let value): .array(value.elements.map(\.json))
        case .map(let value): .object(JSONObject(value))
        case .type(let value): .string(value.name)
        case .optional(let value): value.value?.json ?? .null
        case .object(let value): Self.json(of: value)
        case .opaque: .string("\(self)")
        }
    }

    private static func json(of object: any CELObject) -> JSONValue {
        switch object {
        case let object as ResourceObject:
            ["kind": .string(object.resource.kind.rawValue), "id": .string(object.resource.id)]
        case let object as NestedObject: .object(object.json)
        default: .string(object.typeName)
        }
    }
}

extension JSONObject {
    /// The entries with their keys as text; of keys with the same text the last wins.
    init(_ map: CELMap) {
        var positions: [CELStringKey: Int] = [:]
        var members: [Member] = []
        for (key, value) in zip(map.keys, map.values) {
            let text = if case .string(let text) = key { text } else { "\(key)" }
            if let position = positions[CELStringKey(text)] {
                members[position].value = value.json
            } else {
                positions[CELStringKey(text)] = members.count
                members.append(Member(key: text, value: value.json))
            }
        }
        self.init(uniqueMembers: members)
    }
}
