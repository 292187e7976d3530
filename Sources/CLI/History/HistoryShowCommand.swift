internal import ArgumentParser
import Evaluation
import History
import Reporting
import Rules

/// `tenet history show [RUN]`: what failed after a run.
struct HistoryShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show the failing findings of a run.",
        discussion: "What a run could not see stays as it was after the run before.")

    @Argument(help: "The run's number. (default: the last one)") var run: Int64?
    @OptionGroup var options: HistoryOptions

    func run() async throws {
        try await Command.run { [id = run] console in
            let store = try options.open(console)
            let run = try options.runs(store).run(id)
            try console.write(run.line + "\n")
            let findings = try HistoryOptions.told { () throws(HistoryError) in try store.findings(after: run) }
            for finding in findings { try console.write("  \(finding.line)\n") }
            return .success
        }
    }
}

extension RecordedFinding {
    var line: String {
        let count = count.map { ", \($0) counted" } ?? ""
        return "\(severity.rawValue.padded(to: 8))  \(rule): \(resource.text)\(count)".visible
    }
}
