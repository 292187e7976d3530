import Foundation
import Reporting

/// The file that GitHub Actions shows as the summary of a step. Other commands of the step write to it too.
struct StepSummaryFile {
    let path: String

    /// Nil where nothing runs on GitHub.
    init?(environment: [String: String]) {
        guard let path = environment["GITHUB_STEP_SUMMARY"], !path.isEmpty else { return nil }
        self.path = path
    }

    /// Adds the report behind what is there already, as far as GitHub takes it. Throws `CommandFailure` naming the path.
    func add(_ report: Report) throws {
        try add { MarkdownReport.stepSummary(report, after: $0) }
    }

    /// The same for any summary, made for a file that has so many bytes already.
    func add(_ summary: (_ size: Int) -> [UInt8]) throws {
        let descriptor = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw AtomicFile.failure(path) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw AtomicFile.failure(path) }
        let summary = summary(Int(clamping: status.st_size))
        try ((status.st_size > 0 ? [UInt8(ascii: "\n")] : []) + summary).withUnsafeBytes {
            try AtomicFile.write($0, to: descriptor, path)
        }
    }
}
