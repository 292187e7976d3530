internal import CEL
internal import Evaluation
internal import JSON

/// A journal of the folder.
struct KnownJournal {
    let file: String
    let journal: Journal
}

/// A change of which at least one write was begun.
struct BegunChange {
    let change: Change
    let purpose: Plan.Purpose
    /// Of the run's first lock.
    let nonce: String
    /// When the first of its writes was.
    let time: CELTimestamp
}

extension Sequence<KnownJournal> {
    /// The changes in one organization that were begun, each once, however many journals tell of it.
    /// - Parameter start: What was begun before is not looked for.
    func begunChanges(in organization: String, since start: CELTimestamp = .epoch) throws(FileError) -> [BegunChange] {
        var changes: [BegunChange] = []
        // A record names all that were before it, so that only copies of it name the same.
        var seen: Set<String> = []
        for known in self {
            let records = known.journal.records.filter { $0.time >= start }
            guard !records.isEmpty else { continue }
            let plan = try known.plan()
            guard plan.organization.id == organization else { continue }
            for record in records {
                guard case .intent(let intent) = record.event, intent.write.stage == 0,
                    let change = plan.changes.first(where: { $0.id == intent.write.change }),
                    seen.insert(record.previous).inserted
                else { continue }
                changes.append(
                    BegunChange(
                        change: change, purpose: plan.purpose, nonce: known.journal.begin.nonce, time: record.time))
            }
        }
        return changes
    }
}

extension KnownJournal {
    fileprivate func plan() throws(FileError) -> Plan {
        do throws(PlanError) {
            return try Plan(fileBytes: journal.begin.plan.canonicalBytes())
        } catch {
            throw FileError(file, "\(error)")
        }
    }
}
