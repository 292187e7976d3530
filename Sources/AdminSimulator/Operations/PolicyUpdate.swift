internal import JSON

/// The description's `PolicyUpdateRequest`.
struct PolicyUpdate {
    let name: String?
    let status: String?
    let attributes: JSONObject?

    init(_ body: RequestObject) throws(Refusal) {
        name = try body.string("name")
        status = try body.choice("status", among: ["enabled", "disabled"])
        attributes = try body.child("attributes")?.object
    }

    /// Writes the update into a policy.
    ///
    /// `replace` takes the body for the whole of what can be updated, so that what it leaves out is gone; `merge`
    /// changes what the body names and merges attributes object by object.
    func apply(to policy: inout JSONObject, mode: AdminSimulator.PutMode) {
        let values: [(key: String, value: JSONValue?)] = [
            ("name", name.map(JSONValue.string)),
            ("status", status.map(JSONValue.string)),
            ("attributes", attributes.map(JSONValue.object)),
        ]
        for (key, value) in values {
            switch (mode, value) {
            case (.replace, _): policy[key] = value
            case (.merge, let value?): policy[key] = Self.merge(value, into: policy[key])
            case (.merge, nil): break
            }
        }
    }

    static func merge(_ value: JSONValue, into old: JSONValue?) -> JSONValue {
        guard case .object(let new) = value, case .object(var merged) = old else { return value }
        for member in new.members {
            merged[member.key] = merge(member.value, into: merged[member.key])
        }
        return .object(merged)
    }
}
