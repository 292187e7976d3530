import Remediation

/// Plan files on disk.
enum PlanFile {
    /// Throws `CommandFailure` where the file is no plan.
    static func read(_ path: String) throws -> Plan {
        do {
            return try Plan(fileBytes: try TextFile.read(path))
        } catch let error as PlanError {
            throw CommandFailure(.invalid, "\(path): \(error)")
        }
    }
}
