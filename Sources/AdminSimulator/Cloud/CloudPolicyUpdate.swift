internal import JSON

/// The description's `PolicyUpdateInput`: what a policy is to become.
struct CloudPolicyUpdate {
    private let attributes: JSONObject

    init(_ body: RequestObject) throws(Refusal) {
        guard let data = try body.child("data") else { throw .badRequest("`data` is missing") }
        guard try data.string("type") == "policy" else { throw .badRequest("`data.type` is not `policy`") }
        guard let attributes = try data.child("attributes") else { throw .badRequest("`data.attributes` is missing") }
        guard try attributes.choice("type", among: ["ip-allowlist", "data-residency"]) != nil else {
            throw .badRequest("`data.attributes.type` is missing")
        }
        _ = try attributes.string("name")
        _ = try attributes.choice("status", among: ["enabled", "disabled"])
        for resource in try attributes.children("resources") where try resource.string("id") == nil {
            throw .badRequest("a resource has no `id`")
        }
        self.attributes = attributes.object
    }

    var type: String? { attributes["type"]?.string }

    /// The attributes of a policy after the update. What the update cannot name stays: `createdAt`, `metadata` and the like.
    func applied(to old: JSONObject, mode: AdminSimulator.PutMode) -> JSONObject {
        var new = old
        for key in ["name", "status", "rule"] {
            switch (mode, attributes[key]) {
            case (.replace, let value): new[key] = value
            case (.merge, let value?): new[key] = PolicyUpdate.merge(value, into: old[key])
            case (.merge, nil): break
            }
        }
        if mode == .replace || attributes["resources"] != nil {
            new["resources"] = .array(attributes["resources"]?.array ?? [])
        }
        return new
    }
}
