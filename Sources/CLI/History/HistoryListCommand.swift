internal import ArgumentParser
import History
import Reporting

/// `tenet history list`: a line for each run, of all organizations.
struct HistoryListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List the runs, oldest first.")

    @OptionGroup var options: HistoryOptions

    func run() async throws {
        try await Command.run { console in
            let store = try options.open(console)
            for run in try HistoryOptions.told({ () throws(HistoryError) in try store.runs(of: options.org) }) {
                try console.write("\(run.line)  \(run.organization)".visible + "\n")
            }
            return .success
        }
    }
}
