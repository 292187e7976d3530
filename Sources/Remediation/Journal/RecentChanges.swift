package import CEL
internal import Evaluation

/// What was changed in an organization within the last 24 hours, by whatever runs on this machine.
package struct RecentChanges: Hashable, Sendable {
    /// In seconds: a day.
    private static let period: Int64 = 86_400

    /// As what each counts.
    package private(set) var weights: [Change.Weight] = []
    /// Why it is not known; nil where it is.
    package private(set) var obstacle: String?

    /// Reads all journals of the state folder but those of one run.
    /// - Parameter nonces: Of the locks of that run.
    package init(
        in state: StateFolder, of organization: String, until now: CELTimestamp, besides nonces: Set<String> = []
    ) {
        do throws(FileError) {
            for run in try JournalFolder(state.journals).runs(in: organization)
            where !nonces.contains(run.journal.begin.nonce) {
                weights += run.begunChanges.filter { now.seconds - $0.time.seconds < Self.period }.map(\.change.weight)
            }
        } catch {
            obstacle = "\(error)"
        }
    }

    init(_ weights: [Change.Weight], obstacle: String? = nil) {
        self.weights = weights
        self.obstacle = obstacle
    }

    /// Nothing was, as for a draft that nobody can apply.
    package static let none = RecentChanges([])
    /// Before it was looked for.
    package static let unknown = RecentChanges([], obstacle: "the journals were not read")
}
