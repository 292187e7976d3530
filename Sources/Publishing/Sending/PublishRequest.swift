/// One request to a service.
struct PublishRequest: Sendable {
    /// What it does, for messages: `put the report`.
    var purpose: String
    var method: String
    var url: String
    /// Host and port of the URL.
    var authority: String
    var authorization: String?
    var body: [UInt8]?
    /// Whether sending it twice leaves the same as sending it once.
    var isRepeatable: Bool
    /// Statuses that are as good as success, besides 200 to 299.
    var accepted: Set<Int> = []

    func isAccepted(_ status: Int) -> Bool {
        (200...299).contains(status) || accepted.contains(status)
    }
}
