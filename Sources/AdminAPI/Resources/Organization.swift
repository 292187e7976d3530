package import JSON

/// An organization.
package struct Organization: ResourceEnvelope {
    package let raw: JSONObject

    package init(raw: JSONObject) {
        self.raw = raw
    }

    /// Its identifier; not always a UUID.
    package var id: String? { raw["id"]?.string }
    /// Its display name.
    package var name: String? { raw["attributes"]?["name"]?.string }
}
