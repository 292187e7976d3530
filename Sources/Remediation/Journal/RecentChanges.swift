package import CEL
internal import Evaluation

/// What was changed in an organization within the last 24 hours, by whatever runs on this machine.
package struct RecentChanges: Hashable, Sendable {
    /// In seconds: a day, which is longer than any plan is valid.
    private static let period: Int64 = 86_400

    /// As what each counts.
    package private(set) var weights: [Change.Weight] = []
    /// Changes that may have taken effect, by the digest of their plan and by their ids.
    private var writes: [String: [String: EarlierWrite]] = [:]
    /// Why it is not known; nil where it is.
    package private(set) var obstacle: String?

    /// Reads all journals of the state folder.
    /// - Parameter own: That of the run that asks, whose changes do not count, nor those that other journals have from it.
    package init(
        in state: StateFolder, of organization: String, until now: CELTimestamp, besides own: Journal? = nil
    ) {
        let (nonces, records) = (own?.nonces ?? [], Set(own?.records ?? []))
        let start = CELTimestamp(seconds: now.seconds - Self.period + 1) ?? .epoch
        do throws(FileError) {
            let journals = try JournalFolder(state.journals).journals(since: start)
            weights = try journals.begunChanges(in: organization, since: start).filter { !nonces.contains($0.nonce) }
                .map(\.change.weight)
            for journal in journals.map(\.journal) {
                let others = journal.records.filter { $0.time >= start && !records.contains($0) }
                writes[journal.begin.digest, default: [:]].merge(others.writes) { one, other in
                    if case .made = other { other } else { one }
                }
            }
        } catch {
            obstacle = "\(error)"
        }
    }

    init(
        _ weights: [Change.Weight], writes: [String: [String: EarlierWrite]] = [:], obstacle: String? = nil
    ) {
        self.weights = weights
        self.writes = writes
        self.obstacle = obstacle
    }

    /// What was done of a change of the plan with this digest, so that who finds it undone knows that somebody did that.
    func write(of change: Change, in digest: String) -> EarlierWrite? {
        writes[digest]?[change.id]
    }

    /// Nothing was, as for a draft that nobody can apply.
    package static let none = RecentChanges([])
    /// Before it was looked for.
    package static let unknown = RecentChanges([], obstacle: "the journals were not read")
}
