package import JSON

/// What a policy or a role applies to.
package struct ResourceReference: ResourceEnvelope {
    package let raw: JSONObject

    package init(raw: JSONObject) {
        self.raw = raw
    }

    /// Its identifier, of a form of its own.
    package var id: String? { raw["id"]?.string }
    /// What it is.
    package var type: String? { raw["type"]?.string }
}
