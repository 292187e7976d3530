import JSON
import Reporting

/// Where the report of a run that writes goes, in which format.
struct ApplyOutput {
    private enum Format: String {
        case text, json
        /// The text, and the summary of the step.
        case github
    }

    private let format: Format
    /// Nil: standard output.
    private let path: String?

    /// All that are wanted; text on standard output where none is named. Throws `CommandFailure` for an unknown format,
    /// and for a path that two of them have, or one of them and a file that the run writes besides.
    static func all(_ texts: [String], besides files: String?...) throws -> [ApplyOutput] {
        let outputs = try (texts.isEmpty ? ["text"] : texts).map(ApplyOutput.init)
        guard outputs.count(where: { $0.path == nil }) <= 1 else {
            throw CommandFailure(
                .wrongArguments, "only one format can go to standard output; give the others a path")
        }
        try OutputPaths.check(files.compactMap { $0 } + outputs.compactMap(\.path))
        return outputs
    }

    private init(_ text: String) throws {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard let format = Format(rawValue: String(parts[0])), parts.count == 1 || !parts[1].isEmpty else {
            throw CommandFailure(
                .wrongArguments, "expected `text`, `json` or `github`, and perhaps `=path`, found `\(text)`")
        }
        self.format = format
        path = parts.count == 2 ? String(parts[1]) : nil
    }

    func write(_ report: some ApplyingReport, on console: Console) throws {
        let text = format == .json ? report.json.serializedPretty().visibleJSON + "\n" : report.text
        if let path {
            try AtomicFile.write(Array(text.utf8), to: path)
        } else {
            try console.write(text)
        }
        if format == .github { try StepSummaryFile(environment: Command.environment)?.add(report.stepSummary) }
    }
}
