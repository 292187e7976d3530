/// Why an operation of the Admin API did not succeed.
///
/// For a write, `timeout`, `transport`, `serverError`, `malformedBody`, `tooLarge`, `cancelled` and `deadline` leave open
/// whether it took effect.
package enum AdminAPIError: Error, Sendable, Hashable {
    /// No connection, or one that broke.
    case transport(CallFailure)
    /// The server took longer than the time-outs allow.
    case timeout(CallFailure)
    /// The task was cancelled.
    case cancelled(CallFailure)
    /// The time for the whole run is over.
    case deadline(CallFailure)
    /// 401.
    case unauthorized(CallFailure)
    /// 403.
    case forbidden(CallFailure)
    /// 404.
    case notFound(CallFailure)
    /// 429, after the last try or with a wait that is longer than the run may be.
    case rateLimited(CallFailure)
    /// 400, and arguments that cannot be sent: an identifier that would change the path.
    case badRequest(CallFailure)
    /// 500 to 599.
    case serverError(CallFailure)
    /// Any other status, redirects that are not followed among them.
    case unexpectedStatus(CallFailure)
    /// The answer is not JSON, is cut off, or has another shape.
    case malformedBody(CallFailure)
    /// The answer is longer than the limit.
    case tooLarge(CallFailure)
    /// A link or a redirect leads away from the base URL.
    case foreignLink(CallFailure)
    /// A page points at one that was seen before.
    case repeatedCursor(CallFailure)
    /// A listing has more pages than the limit.
    case pageLimit(CallFailure)
    /// All requests that may be sent were sent.
    case callLimit(CallFailure)

    /// The facts of the failure.
    package var failure: CallFailure {
        switch self {
        case .transport(let failure), .timeout(let failure), .cancelled(let failure), .deadline(let failure),
            .unauthorized(let failure), .forbidden(let failure), .notFound(let failure), .rateLimited(let failure),
            .badRequest(let failure), .serverError(let failure), .unexpectedStatus(let failure),
            .malformedBody(let failure), .tooLarge(let failure), .foreignLink(let failure),
            .repeatedCursor(let failure), .pageLimit(let failure), .callLimit(let failure):
            failure
        }
    }
}
