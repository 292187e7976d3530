internal import JSON

/// A policy of the cloud dialect, in its envelope.
struct CloudPolicy: Listed {
    let id: String
    let type: String?
    let json: StoredJSON

    init(id: String, object: JSONObject) {
        self.id = id
        type = object["attributes"]?["type"]?.string
        json = StoredJSON(.object(object))
    }
}
