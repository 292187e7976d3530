import Foundation
import Reporting

/// The file that GitHub Actions shows as the summary of a step. Other commands of the step write to it too.
struct StepSummaryFile {
    let path: String

    /// Adds the report behind what is there already, as far as GitHub takes it. Throws `CommandFailure` naming the path.
    func add(_ report: Report) throws {
        let descriptor = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw AtomicFile.failure(path) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw AtomicFile.failure(path) }
        let summary = MarkdownReport.stepSummary(report, after: Int(clamping: status.st_size))
        try AtomicFile.write((status.st_size > 0 ? [UInt8(ascii: "\n")] : []) + summary, to: descriptor, path)
    }
}
