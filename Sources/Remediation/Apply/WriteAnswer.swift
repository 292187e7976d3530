internal import AdminAPI

/// What came back for a write. Only reading tells whether it took effect.
package enum WriteAnswer: Hashable, Sendable {
    case accepted
    /// The server says that it did nothing: a status of 400 to 499.
    case refused(String)
    /// The same, since it was asked too much; later it may do it.
    case tooMany(String)
    /// The server says that it did nothing, since the policy was no longer in the state for which the write was meant (412).
    case outdated(String)
    /// Anything else, nothing among it.
    case unclear(String)

    /// For the journal.
    enum Kind: String, CaseIterable {
        case accepted, refused
        case tooMany = "too_many"
        case outdated, unclear
    }

    init(_ error: AdminAPIError, wasConditional: Bool) {
        let text = "\(error)"
        switch error {
        case .unexpectedStatus(let failure) where failure.status == 412 && wasConditional: self = .outdated(text)
        case .rateLimited: self = .tooMany(text)
        case .badRequest, .unauthorized, .forbidden, .notFound: self = .refused(text)
        case .unexpectedStatus(let failure) where (400...499).contains(failure.status ?? 0) && failure.status != 408:
            self = .refused(text)
        default: self = .unclear(text)
        }
    }

    init(_ kind: Kind, _ text: String) {
        switch kind {
        case .accepted: self = .accepted
        case .refused: self = .refused(text)
        case .tooMany: self = .tooMany(text)
        case .outdated: self = .outdated(text)
        case .unclear: self = .unclear(text)
        }
    }

    var kind: Kind {
        switch self {
        case .accepted: .accepted
        case .refused: .refused
        case .tooMany: .tooMany
        case .outdated: .outdated
        case .unclear: .unclear
        }
    }

    /// For the journal and for people.
    var text: String {
        switch self {
        case .accepted: "accepted"
        case .refused(let text), .tooMany(let text), .outdated(let text), .unclear(let text): text
        }
    }

    /// Whether the server says that it did nothing, and would say so again.
    var isRefusal: Bool { kind == .refused || kind == .outdated }

    /// The same, or that it may do it later.
    var saysNothingWasDone: Bool { isRefusal || kind == .tooMany }
}
