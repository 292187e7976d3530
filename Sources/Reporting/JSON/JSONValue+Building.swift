internal import JSON

extension JSONValue {
    /// An object of members whose keys are unique, in their order.
    static func members(_ members: [(String, JSONValue)]) -> JSONValue {
        .object(JSONObject(uniqueMembers: members.map { JSONObject.Member(key: $0.0, value: $0.1) }))
    }

    static func count(_ count: Int) -> JSONValue {
        .number(JSONNumber(count))
    }
}
