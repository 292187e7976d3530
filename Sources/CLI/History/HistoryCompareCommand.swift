internal import ArgumentParser
import Evaluation
import History
import Reporting

/// `tenet history compare [OLD [NEW]]`: what changed between two runs.
struct HistoryCompareCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare", abstract: "Show what is new and what is gone between two runs.",
        discussion: "Without numbers the last two runs are compared, with one that run and the last.")

    @Argument(help: "The number of the older run.") var old: Int64?
    @Argument(help: "The number of the newer run.") var new: Int64?
    @OptionGroup var options: HistoryOptions

    func run() async throws {
        try await Command.run { console in
            let store = try options.open(console)
            let runs = try options.runs(store)
            let newer = try runs.run(new)
            guard let older = try old.map({ try runs.run($0) }) ?? runs.last(where: { $0.id < newer.id }) else {
                throw CommandFailure(.invalid, "the history has one run only")
            }
            let (before, after) = try HistoryOptions.told { () throws(HistoryError) in
                (try store.findings(after: older), try store.findings(after: newer))
            }
            let (had, has) = (Set(before.map(\.fingerprint)), Set(after.map(\.fingerprint)))
            try console.write("from \(older.line)\nto   \(newer.line)\n")
            for finding in after where !had.contains(finding.fingerprint) {
                try console.write("new    \(finding.line)\n")
            }
            for finding in before where !has.contains(finding.fingerprint) {
                try console.write("gone   \(finding.line)\n")
            }
            try console.write("\(had.intersection(has).count) unchanged\n")
            return .success
        }
    }
}
