package import JSON

/// A group of users.
package struct Group: ResourceEnvelope {
    package let raw: JSONObject

    package init(raw: JSONObject) {
        self.raw = raw
    }

    package var id: String? { raw["id"]?.string }
    package var name: String? { raw["attributes"]?["name"]?.string }
    package var groupDescription: String? { raw["attributes"]?["description"]?.string }
    package var memberCount: Int64? { raw["attributes"]?["member_count"]?.int }
}
