internal import JSON

/// A domain or a group: served as it came.
struct Resource: Listed {
    let id: String
    var json: StoredJSON
}

/// A policy, with the field that listings filter on.
struct Policy: Listed {
    let id: String
    let type: String?
    var json: StoredJSON

    init(id: String, object: JSONObject) {
        self.id = id
        type = object["type"]?.string
        json = StoredJSON(.object(object))
    }
}

/// An event of the audit log, with the fields that listings filter on.
struct AuditEvent: Listed {
    let id: String
    let action: String?
    /// Nil when the event has no time that can be read; then it is in no listing that is bounded in time.
    let time: Timestamp?
    let json: StoredJSON

    init(id: String, object: JSONObject) {
        self.id = id
        let attributes = object["attributes"]?.object
        action = attributes?["action"]?.string
        time = attributes?["time"]?.string.flatMap(Timestamp.init(rfc3339:))
        json = StoredJSON(.object(object))
    }
}
