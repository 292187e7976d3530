package import JSON

/// A product that a user may use.
package struct ProductAccess: ResourceEnvelope {
    package let raw: JSONObject

    package init(raw: JSONObject) {
        self.raw = raw
    }

    /// The product, `jira-software`.
    package var key: String? { raw["key"]?.string }
    /// Its display name.
    package var name: String? { raw["name"]?.string }
    /// The site that it is on.
    package var url: String? { raw["url"]?.string }
    /// When the user used it last; absent means never or unknown.
    package var lastActive: String? { raw["last_active"]?.string }
}
