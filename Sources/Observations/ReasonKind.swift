/// The kinds of reason for which something is undetermined; also the causes of unknown values.
package enum ReasonKind: String, CaseIterable, Hashable, Sendable {
    /// A field was absent or malformed, or an expression failed.
    case error
    /// The credentials do not allow to see it.
    case forbidden
    /// It was not fetched, or not all of it.
    case incomplete
    /// The dialect does not have it.
    case unsupported
    /// What was seen is too old.
    case stale

    /// What the cause of an unknown value means for a person: a detail that was not fetched is incomplete.
    package init(cause: String) {
        self = ReasonKind(rawValue: cause) ?? .incomplete
    }
}
