extension AdminAPIError: CustomStringConvertible {
    /// One line: what went wrong, why, and where.
    package var description: String {
        var text = summary
        if let reason = failure.reason {
            text += ": \(reason)"
        }
        if let excerpt = failure.excerpt {
            text += ": `\(excerpt)`"
        }
        return "\(text) (\(place))"
    }

    private var summary: String {
        switch self {
        case .transport: "no answer"
        case .timeout: "the server took too long"
        case .cancelled: "interrupted"
        case .deadline: "the time for the run is over"
        case .unauthorized: "the credentials were refused (401)"
        case .forbidden: "the credentials do not allow it (403)"
        case .notFound: "not found (404)"
        case .rateLimited: "too many requests (429)"
        case .badRequest(let failure): failure.status == nil ? "it cannot be sent" : "bad request (400)"
        case .serverError(let failure): "the server failed (\(failure.status ?? 500))"
        case .unexpectedStatus(let failure): "unexpected status \(failure.status ?? 0)"
        case .malformedBody: "the answer is malformed"
        case .tooLarge: "the answer is too large"
        case .foreignLink: "a link leads away from the base URL"
        case .repeatedCursor: "a page points at one that was seen before"
        case .pageLimit: "there are more pages than the limit"
        case .callLimit: "the limit of calls is reached"
        }
    }

    private var place: String {
        var parts = ["\(failure.operation.rawValue), \(failure.method) \(failure.path)"]
        if failure.attempts > 1 {
            parts.append("\(failure.attempts) attempts")
        }
        if let requestID = failure.requestID {
            parts.append("request \(requestID)")
        }
        return parts.joined(separator: ", ")
    }
}
