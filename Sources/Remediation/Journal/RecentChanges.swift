package import CEL
internal import Evaluation

/// What was changed in an organization within the last 24 hours, by whatever runs on this machine.
package struct RecentChanges: Hashable, Sendable {
    /// In seconds: a day, which is longer than any plan is valid.
    private static let period: Int64 = 86_400

    /// As what each counts.
    package private(set) var weights: [Change.Weight] = []
    /// When changes were made, by the digest of their plan and by their ids.
    private var made: [String: [String: CELTimestamp]] = [:]
    /// Why it is not known; nil where it is.
    package private(set) var obstacle: String?

    /// Reads all journals of the state folder.
    /// - Parameter nonces: Of the locks of a run whose changes are not to count.
    package init(
        in state: StateFolder, of organization: String, until now: CELTimestamp, besides nonces: Set<String> = []
    ) {
        let start = CELTimestamp(seconds: now.seconds - Self.period + 1) ?? .epoch
        do throws(FileError) {
            let journals = try JournalFolder(state.journals).journals(since: start)
            weights = try journals.begunChanges(in: organization, since: start).filter { !nonces.contains($0.nonce) }
                .map(\.change.weight)
            for journal in journals.map(\.journal) {
                for record in journal.records where record.time >= start {
                    guard case .settled(let change, let result, _) = record.event,
                        result == .verified || result == .applied
                    else { continue }
                    made[journal.begin.digest, default: [:]][change] = record.time
                }
            }
        } catch {
            obstacle = "\(error)"
        }
    }

    init(
        _ weights: [Change.Weight], made: [String: [String: CELTimestamp]] = [:], obstacle: String? = nil
    ) {
        self.weights = weights
        self.made = made
        self.obstacle = obstacle
    }

    /// When a change of the plan with this digest was made before, so that who finds it undone knows that somebody did that.
    func time(of change: Change, in digest: String) -> CELTimestamp? {
        made[digest]?[change.id]
    }

    /// Nothing was, as for a draft that nobody can apply.
    package static let none = RecentChanges([])
    /// Before it was looked for.
    package static let unknown = RecentChanges([], obstacle: "the journals were not read")
}
