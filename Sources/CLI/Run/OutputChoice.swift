import Foundation
import Reporting

/// Where a report goes, in which format.
struct OutputChoice {
    var format: ReportFormat
    /// Nil: standard output.
    var path: String?

    /// Reads `format[=path]`. Throws `CommandFailure` where the format is unknown.
    init(_ text: String, _ status: ExitStatus = .wrongArguments) throws {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard let format = ReportFormat(rawValue: String(parts[0])) else {
            let known = ReportFormat.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")
            throw CommandFailure(status, "expected one of the formats \(known), found `\(parts[0])`")
        }
        if parts.count == 2, parts[1].isEmpty {
            throw CommandFailure(status, "the output `\(text)` names no path")
        }
        self.format = format
        path = parts.count == 2 ? String(parts[1]) : nil
    }

    static let onlyOne = "only one format can go to standard output; give the others a path"

    /// All that are wanted; text on standard output where none is named.
    static func all(_ flags: [String], _ settings: Settings) throws -> [OutputChoice] {
        let status: ExitStatus = flags.isEmpty ? .invalid : .wrongArguments
        let texts = try settings.values(flags, .output)
        let choices = try texts.isEmpty ? [OutputChoice("text")] : texts.map { try OutputChoice($0, status) }
        guard choices.count(where: { $0.path == nil }) <= 1 else {
            throw CommandFailure(status, onlyOne)
        }
        return choices
    }

    func write(_ report: Report, on console: Console) throws {
        if let path {
            try AtomicFile.write(to: path) { try format.write(report, style: TextStyle(), $0) }
        } else {
            try format.write(report, style: TextStyle(color: console.outputHasColor), console.write)
        }
        // GitHub Actions shows what a step adds to this file on the page of the run.
        if format == .github { try StepSummaryFile(environment: Command.environment)?.add(report) }
    }
}
