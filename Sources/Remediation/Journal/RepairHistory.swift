package import CEL
internal import Evaluation
internal import Foundation
internal import JSON
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
    package init(journals folder: String, of organization: String) throws {
        guard access(folder, F_OK) == 0 else { return }
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
            throw FileError(folder, "the folder cannot be read")
        }
        for name in names.sorted() where name.hasSuffix(".ndjson") {
            try read("\(folder)/\(name)", organization)
        }
    }

    private mutating func read(_ path: String, _ organization: String) throws {
        let bytes = try PrivateFile(path, .read).contents()
        // A run that was cut off in its first line has done nothing.
        guard bytes.contains(UInt8(ascii: "\n")) else { return }
        do {
            let journal = try Journal(bytes)
            let plan = try Plan(fileBytes: journal.begin.plan.canonicalBytes())
            guard plan.organization.id == organization, plan.purpose == .repair else { return }
            for record in journal.records {
                guard case .intent(let intent) = record.event, intent.write.stage == 0,
                    let change = plan.changes.first(where: { $0.id == intent.write.change })
                else { continue }
                for step in change.patch.steps {
                    repairs[Place(policy: change.policy.id, path: step.path), default: []].append(record.time)
                }
            }
        } catch {
            throw FileError(path, "\(error); what was repaired before is not known, so nothing is repaired by itself")
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
