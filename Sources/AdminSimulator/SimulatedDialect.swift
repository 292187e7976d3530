/// Which of the two APIs a simulator serves.
package enum SimulatedDialect: String, CaseIterable, Sendable, Hashable {
    /// The API that the project was specified from.
    case reference
    /// What Atlassian runs.
    case cloud

    /// What stands before every path of its description.
    var basePath: String {
        self == .cloud ? "/admin" : ""
    }
}
