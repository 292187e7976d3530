internal import JSON

/// The description's `PolicyUpdateInput`: what a policy is to become.
struct CloudPolicyUpdate {
    private let attributes: JSONObject

    /// The body has the shape that the description gives it.
    init(_ body: RequestObject) {
        attributes = body.object["data"]?["attributes"]?.object ?? JSONObject()
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
