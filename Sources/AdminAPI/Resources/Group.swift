package import JSON

/// A group of users.
package struct Group: ResourceEnvelope {
    package let raw: JSONObject

    package init(raw: JSONObject) {
        self.raw = raw
    }

    /// Its identifier.
    package var id: String? { raw["id"]?.string }
    /// Its display name.
    package var name: String? { raw["attributes"]?["name"]?.string }
    /// What it is for; `description` is taken in Swift.
    package var groupDescription: String? { raw["attributes"]?["description"]?.string }
    /// How many users are in it.
    package var memberCount: Int64? { raw["attributes"]?["member_count"]?.int }
}
