package import CEL
package import Rules

/// What was repaired in an organization before, from the journals in a folder.
package struct RepairHistory: Sendable {
    /// A field that is repaired this often within `period` is left to people: somebody, or something, sets it back.
    private static let mostRepairs = 2
    /// In seconds: seven days.
    private static let period: Int64 = 7 * 86_400

    private let repairs: [BegunChange]

    /// Reads all journals of a folder, which may not be there.
    /// - Throws: When one cannot be read: what it hides could be a repair.
    package init(journals folder: String, of organization: String) throws(FileError) {
        do throws(FileError) {
            repairs = try JournalFolder(folder).journals().begunChanges(in: organization).filter {
                $0.purpose == .repair && $0.mayHaveWorked
            }
        } catch {
            throw FileError(
                error.path, "\(error.reason); what was repaired before is not known, so nothing is repaired by itself")
        }
    }

    /// The paths of a change at which, or around or within which, was repaired too often of late.
    package func quarantined(_ change: Change, at time: CELTimestamp) -> [PolicyPath] {
        let late = repairs.filter { begun in
            begun.change.policy.id == change.policy.id && time.seconds - begun.time.seconds <= Self.period
        }
        return change.patch.steps.map(\.path).filter { path in
            late.count { $0.change.patch.steps.contains { $0.path.overlaps(path) } } >= Self.mostRepairs
        }
    }
}
