internal import AdminAPI

/// What came back for a write. Only reading tells whether it took effect.
enum WriteAnswer: Hashable, Sendable {
    case accepted
    /// The server says that it did nothing: a status of 400 to 499.
    case refused(String)
    /// The same, since it was asked too much; later it may do it.
    case tooMany(String)
    /// Anything else, nothing among it.
    case unclear(String)

    init(_ error: AdminAPIError) {
        let text = "\(error)"
        switch error {
        case .rateLimited: self = .tooMany(text)
        case .badRequest, .unauthorized, .forbidden, .notFound: self = .refused(text)
        case .unexpectedStatus(let failure) where (400...499).contains(failure.status ?? 0) && failure.status != 408:
            self = .refused(text)
        default: self = .unclear(text)
        }
    }

    /// For the journal and for people.
    var text: String {
        switch self {
        case .accepted: "accepted"
        case .refused(let text), .tooMany(let text), .unclear(let text): text
        }
    }
}
