package import CEL
internal import Evaluation
package import Rules

/// What was repaired in an organization before, from the journals in a folder.
package struct RepairHistory: Sendable {
    /// A field that is repaired this often within `period` is left to people: somebody, or something, sets it back.
    private static let mostRepairs = 2
    /// In seconds: seven days.
    private static let period: Int64 = 7 * 86_400

    private struct Place: Hashable {
        let policy: String
        let path: PolicyPath
    }

    private var repairs: [Place: [CELTimestamp]] = [:]

    /// Reads all journals of a folder, which may not be there.
    /// - Throws: When one cannot be read: what it hides could be a repair.
    package init(journals folder: String, of organization: String) throws(FileError) {
        let runs: [JournalFolder.Run]
        do throws(FileError) {
            runs = try JournalFolder(folder).runs(in: organization)
        } catch {
            throw FileError(
                error.path, "\(error.reason); what was repaired before is not known, so nothing is repaired by itself")
        }
        for run in runs where run.plan.purpose == .repair {
            for (change, time) in run.begunChanges {
                for step in change.patch.steps {
                    repairs[Place(policy: change.policy.id, path: step.path), default: []].append(time)
                }
            }
        }
    }

    /// The paths of a change that were repaired too often of late.
    package func quarantined(_ change: Change, at time: CELTimestamp) -> [PolicyPath] {
        change.patch.steps.map(\.path).filter { path in
            let times = repairs[Place(policy: change.policy.id, path: path)] ?? []
            return times.count { time.seconds - $0.seconds <= Self.period } >= Self.mostRepairs
        }
    }
}

extension JournalFolder.Run {
    /// The changes of which at least one write was begun, and when the first of them was.
    var begunChanges: [(change: Change, time: CELTimestamp)] {
        journal.records.compactMap { record in
            guard case .intent(let intent) = record.event, intent.write.stage == 0,
                let change = plan.changes.first(where: { $0.id == intent.write.change })
            else { return nil }
            return (change, record.time)
        }
    }
}
