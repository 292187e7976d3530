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
    /// Whether it may have taken effect.
    let mayHaveWorked: Bool
}

extension Sequence<KnownJournal> {
    /// The changes in one organization that were begun, each once, however many journals tell of it.
    /// - Parameter start: What was begun before is not looked for.
    func begunChanges(in organization: String, since start: CELTimestamp = .epoch) throws(FileError) -> [BegunChange] {
        var changes: [BegunChange] = []
        // A run that goes on begins a change anew, in the same journal or in a copy of it.
        var places: [[String]: Int] = [:]
        for known in self {
            let records = known.journal.records.filter { $0.time >= start }
            guard !records.isEmpty else { continue }
            let plan = try known.plan()
            guard plan.organization.id == organization else { continue }
            let (nonce, writes) = (known.journal.begin.nonce, known.journal.records.writes)
            for record in records {
                guard case .intent(let intent) = record.event, intent.write.stage == 0,
                    let change = plan.changes.first(where: { $0.id == intent.write.change })
                else { continue }
                let begun = BegunChange(
                    change: change, purpose: plan.purpose, nonce: nonce, time: record.time,
                    mayHaveWorked: writes[change.id] != nil)
                if let place = places[[nonce, change.id]] {
                    // A copy may tell more than the other; within one journal the first tells as much.
                    if begun.mayHaveWorked, !changes[place].mayHaveWorked { changes[place] = begun }
                } else {
                    places[[nonce, change.id]] = changes.count
                    changes.append(begun)
                }
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
