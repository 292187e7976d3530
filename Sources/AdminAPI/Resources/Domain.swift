package import JSON

/// An email domain that an organization claims.
package struct Domain: ResourceEnvelope {
    package let raw: JSONObject

    package init(raw: JSONObject) {
        self.raw = raw
    }

    /// Its identifier.
    package var id: String? { raw["id"]?.string }
    /// The domain itself, `example.com`.
    package var name: String? { raw["attributes"]?["name"]?.string }
    /// `http`, `dns`, `verified` or another.
    package var claimType: String? { raw["attributes"]?["claim", "type"]?.string }
    /// `verified`, `pending` or another.
    package var claimStatus: String? { raw["attributes"]?["claim", "status"]?.string }
}
