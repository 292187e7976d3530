import CEL
import JSON

/// Turns values of expressions into JSON that is written to an organization: whole, or not at all.
enum WrittenValue {
    /// The most elements of all lists and maps of a value.
    private static let mostElements = 100_000
    /// The most levels of lists and maps.
    private static let depth = 64

    /// Nil for what JSON cannot say as it is, and for what is too large.
    static func json(of value: CELValue) -> JSONValue? {
        var room = mostElements
        return json(of: value, within: &room, depth: depth)
    }

    private static func json(of value: CELValue, within room: inout Int, depth: Int) -> JSONValue? {
        room -= 1
        guard room >= 0, depth >= 0 else { return nil }
        switch value {
        case .null: return .null
        case .bool(let value): return .bool(value)
        case .int(let value): return .number(JSONNumber(value))
        case .uint(let value): return .number(JSONNumber(value))
        case .double(let value): return JSONNumber(value).map(JSONValue.number)
        case .string(let value): return .string(value)
        case .timestamp(let value): return .string(value.description)
        case .duration(let value): return .string(value.description)
        case .list(let list):
            guard list.count <= room else { return nil }
            var elements: [JSONValue] = []
            for element in list.elements {
                guard let json = json(of: element, within: &room, depth: depth - 1) else { return nil }
                elements.append(json)
            }
            return .array(elements)
        case .map(let map):
            guard map.count <= room else { return nil }
            var members: [JSONObject.Member] = []
            for (key, value) in zip(map.keys, map.values) {
                guard case .string(let key) = key, let json = json(of: value, within: &room, depth: depth - 1) else {
                    return nil
                }
                members.append(JSONObject.Member(key: key, value: json))
            }
            return .object(JSONObject(uniqueMembers: members))
        case .bytes, .type, .optional, .object, .opaque, .error, .unknown: return nil
        }
    }
}
