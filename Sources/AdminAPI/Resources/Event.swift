package import JSON

/// An entry of the audit log.
package struct Event: ResourceEnvelope {
    package let raw: JSONObject

    package init(raw: JSONObject) {
        self.raw = raw
    }

    package var id: String? { raw["id"]?.string }
    package var time: String? { raw["attributes"]?["time"]?.string }
    package var action: String? { raw["attributes"]?["action"]?.string }
    package var actorID: String? { raw["attributes"]?["actor", "id"]?.string }
    package var actorName: String? { raw["attributes"]?["actor", "name"]?.string }
    /// `user`, `system`, `app` or another.
    package var actorType: String? { raw["attributes"]?["actor", "type"]?.string }
}
