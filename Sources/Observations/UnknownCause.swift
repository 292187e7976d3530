/// Causes of unknown values beside the kinds of reason.
package enum UnknownCause {
    /// A detail that was not fetched, and can be.
    package static let detail = "detail"
}
