package import JSON

/// What a policy or a role applies to.
package struct ResourceReference: ResourceEnvelope {
    package let raw: JSONObject

    package init(raw: JSONObject) {
        self.raw = raw
    }

    package var id: String? { raw["id"]?.string }
    package var type: String? { raw["type"]?.string }
}
