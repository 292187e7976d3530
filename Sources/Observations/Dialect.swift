/// Which of the two APIs an organization is seen through.
package enum Dialect: String, CaseIterable, Hashable, Sendable {
    /// The API that the project was specified from.
    case reference
    /// What Atlassian runs.
    case cloud
}
