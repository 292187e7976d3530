/// Why a run ends before all changes are made.
package enum ApplyStop: Error, Hashable, Sendable {
    /// A change did not end as it should.
    case surprise
    /// The user, or the system, asked the process to end.
    case interrupted
    /// The plan's time is over.
    case expired
    /// Somebody else has taken the lock.
    case lockLost
    /// A policy could not be read before its write, and why.
    case unreadable(String)
    /// A safeguard refuses, and why.
    case refused(String)
}

extension ApplyStop: CustomStringConvertible {
    /// For people, one line.
    package var description: String {
        switch self {
        case .surprise: "stopped after the first change that did not end as it should"
        case .interrupted: "stopped as asked, after the change that was under way"
        case .expired: "the plan has expired; make a new one"
        case .lockLost: "the lock was broken by somebody else, who may be writing too"
        case .unreadable(let reason): ApplyMessages.unreadable(reason)
        case .refused(let reason): reason
        }
    }
}
