/// Who does something to an organization.
enum EventActor {
    /// Who sends the API key.
    case bearer
    /// Who works on it at the same time, when a fault asks for that.
    case somebodyElse

    var id: String { self == .bearer ? "simulator" : "somebody-else" }
    var name: String { self == .bearer ? "API key" : "Somebody else" }
    var type: String { self == .bearer ? "app" : "user" }
}
