package import JSON

/// A role of a user.
package struct RoleAssignment: ResourceEnvelope {
    package let raw: JSONObject

    package init(raw: JSONObject) {
        self.raw = raw
    }

    /// An assignment to be written.
    package init(role: String, resourceID: String, resourceType: String) {
        raw = ["role": .string(role), "resource": ["id": .string(resourceID), "type": .string(resourceType)]]
    }

    /// The role, `org-admin`.
    package var role: String? { raw["role"]?.string }
    /// What the role is on.
    package var resource: ResourceReference? { raw["resource"]?.object.map(ResourceReference.init) }
}
