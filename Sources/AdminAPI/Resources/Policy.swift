package import JSON

/// A policy of an organization.
package struct Policy: ResourceEnvelope {
    package let raw: JSONObject

    package init(raw: JSONObject) {
        self.raw = raw
    }

    /// Its identifier.
    package var id: String? { raw["id"]?.string }
    /// `ip-allowlist`, `data-residency`, `authentication`, `external-user`, `user-security` or another.
    package var type: String? { raw["type"]?.string }
    /// Its display name.
    package var name: String? { raw["name"]?.string }
    /// `enabled`, `disabled` or another.
    package var status: String? { raw["status"]?.string }
    /// What the policy says, in a shape of its type's own.
    package var attributes: JSONObject? { raw["attributes"]?.object }
    /// What it applies to.
    package var resources: [ResourceReference]? {
        raw["resources"]?.array?.compactMap { $0.object.map(ResourceReference.init) }
    }
    /// When it was made, as the API wrote it.
    package var created: String? { raw["created"]?.string }
    /// When it was changed last, as the API wrote it.
    package var updated: String? { raw["updated"]?.string }
}
