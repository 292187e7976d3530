package import JSON

/// A product that a user may use.
package struct ProductAccess: ResourceEnvelope {
    package let raw: JSONObject

    package init(raw: JSONObject) {
        self.raw = raw
    }

    package var key: String? { raw["key"]?.string }
    package var name: String? { raw["name"]?.string }
    package var url: String? { raw["url"]?.string }
    package var lastActive: String? { raw["last_active"]?.string }
}
