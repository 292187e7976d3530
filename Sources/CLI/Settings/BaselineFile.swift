import Evaluation
import Foundation
import JSON
import Reporting

/// The baseline of a run, on disk.
struct BaselineFile {
    let path: String
    private let content: Baseline?

    /// Reads it before anything is collected; nil where none is named. Throws `CommandFailure` where it is wrong.
    init?(_ options: AcceptanceOptions, _ settings: Settings) throws {
        guard let path = try settings.value(options.baseline, .baseline) else { return nil }
        try self.init(path: path)
    }

    /// - Parameter isNew: Whether the file may be missing, since it is about to be written.
    init(path: String, mayBeMissing isNew: Bool = false) throws {
        self.path = path
        if isNew, !FileManager.default.fileExists(atPath: path) {
            content = nil
            return
        }
        do {
            let json = try JSONValue(parsing: try TextFile.read(path))
            content = try Baseline(parsing: json) { Fingerprint(organization: $0)($1, $2) }
        } catch let failure as CommandFailure {
            throw failure
        } catch {
            throw CommandFailure(.invalid, "`\(path)` is no baseline: \(error)")
        }
    }

    /// Throws `CommandFailure` where it is that of another organization.
    func baseline(of organization: String) throws -> Baseline {
        guard let content else { return Baseline(organization: organization, findings: []) }
        guard content.organization == organization else {
            throw CommandFailure(
                .invalid,
                "`\(path)` is the baseline of the organization `\(content.organization)`, not of `\(organization)`")
        }
        return content
    }

    func write(_ baseline: Baseline) throws {
        try AtomicFile.write(BaselineDocument(baseline).bytes(), to: path)
    }
}
