package import JSON

/// An organization.
package struct Organization: ResourceEnvelope {
    package let raw: JSONObject

    package init(raw: JSONObject) {
        self.raw = raw
    }

    package var id: String? { raw["id"]?.string }
    package var name: String? { raw["attributes"]?["name"]?.string }
}
