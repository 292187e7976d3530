import Rules

/// An organization of a fleet, and what is its own.
struct FleetEntry: Sendable {
    /// Of the organization.
    var id: String
    /// What its reports are called: safe in a path, and different from the others'.
    var name: String
    var baseURL: String?
    var dialect: String?
    var directories: [String] = []
    var caFile: String?
    var token: Token?
    var snapshot: String?
    var simulate: String?
    var waivers: [String] = []
    var baseline: String?
    var parameters: [String: GivenParameter] = [:]
    /// Places of inputs, by name.
    var inputs: [String: InputPlace] = [:]

    /// Where its credential is; never the credential itself.
    enum Token: Sendable {
        /// A variable of the environment.
        case variable(String)
        case file(String)
    }
}
