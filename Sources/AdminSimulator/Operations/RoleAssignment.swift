internal import JSON

/// What makes two role assignments the same.
struct RoleAssignment: Hashable {
    let role: String
    let resourceID: String?
    let resourceType: String?

    init(role: String, organization id: String) {
        self.role = role
        resourceID = id
        resourceType = "organization"
    }

    /// Nil for an assignment that names no role, which the description allows and which assigns nothing.
    init?(_ request: RequestObject) throws(Refusal) {
        let resource = try request.child("resource")
        let resourceID = try resource?.string("id")
        let resourceType = try resource?.string("type")
        guard let role = try request.string("role") else { return nil }
        self.role = role
        self.resourceID = resourceID
        self.resourceType = resourceType
    }

    /// Nil when the stored assignment has no role.
    init?(_ stored: StoredJSON) {
        let object = stored.object
        guard let role = object["role"]?.string else { return nil }
        self.role = role
        resourceID = object["resource"]?.object?["id"]?.string
        resourceType = object["resource"]?.object?["type"]?.string
    }

    /// Whether the role is held on the organization itself: on no resource, or on one of type `organization`.
    var isOrganizationLevel: Bool {
        resourceType == "organization" || (resourceType == nil && resourceID == nil)
    }

    var json: StoredJSON {
        var object: JSONObject = ["role": .string(role)]
        if resourceID != nil || resourceType != nil {
            var resource = JSONObject()
            resource["id"] = resourceID.map(JSONValue.string)
            resource["type"] = resourceType.map(JSONValue.string)
            object["resource"] = .object(resource)
        }
        return StoredJSON(.object(object))
    }
}
