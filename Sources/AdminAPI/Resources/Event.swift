package import JSON

/// An entry of the audit log.
package struct Event: ResourceEnvelope {
    package let raw: JSONObject

    package init(raw: JSONObject) {
        self.raw = raw
    }

    /// Its identifier.
    package var id: String? { raw["id"]?.string }
    /// When it happened, as the API wrote it.
    package var time: String? { raw["attributes"]?["time"]?.string }
    /// What was done.
    package var action: String? { raw["attributes"]?["action"]?.string }
    /// The identifier of who did it.
    package var actorID: String? { raw["attributes"]?["actor", "id"]?.string }
    /// The name of who did it.
    package var actorName: String? { raw["attributes"]?["actor", "name"]?.string }
    /// `user`, `system`, `app` or another.
    package var actorType: String? { raw["attributes"]?["actor", "type"]?.string }
}
