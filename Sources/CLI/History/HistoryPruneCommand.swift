internal import ArgumentParser
import CEL
import Evaluation
import Foundation
import History

/// `tenet history prune`: forget old runs.
struct HistoryPruneCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prune", abstract: "Forget runs that are older than so many days.",
        discussion:
            "Findings that are still there stay, with the day since when; those that ended in a forgotten run go with it."
    )

    @Option(help: "How many days are kept. (default: `keep-days` of tenet.yaml)") var keepDays: Int?
    @OptionGroup var options: HistoryOptions

    func run() async throws {
        if let keepDays, keepDays < 0 { throw ValidationError("`--keep-days` must be 0 or more") }
        try await Command.run { console in
            let settings = try Settings(folder: ".", environment: Command.environment, console: console)
            guard let days = try keepDays ?? settings.number(nil, .keepDays) else {
                throw CommandFailure(
                    .wrongArguments,
                    "nothing says how many days are kept: give `--keep-days`, or `keep-days` in tenet.yaml")
            }
            let store = try options.open(console, toWrite: true)
            let oldest = HistoryFile.time(daysAgo: days)
            let count = try HistoryOptions.told { () throws(HistoryError) in
                try store.prune { $0.point.time < oldest && (options.org == nil || $0.organization == options.org) }
            }
            try console.write("forgot \(count) \(count == 1 ? "run" : "runs")\n")
            return .success
        }
    }
}
