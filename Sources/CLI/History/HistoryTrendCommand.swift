internal import ArgumentParser
import Evaluation
import History
import Reporting
import Rules

/// `tenet history trend`: how the last runs went, and how long findings stay.
struct HistoryTrendCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "trend", abstract: "Show how many findings the last runs had, and how long findings stay.")

    @Option(help: "How many runs.") var last = 30
    @OptionGroup var options: HistoryOptions

    func run() async throws {
        guard last > 0 else { throw ValidationError("`--last` must be more than 0") }
        try await Command.run { console in
            let store = try options.open(console)
            let runs = try options.runs(store).suffix(last)
            for severity in Severity.allCases.reversed() {
                let counts = runs.map { $0.point.failed[severity] ?? 0 }
                guard counts.contains(where: { $0 > 0 }) else { continue }
                try console.write("\(severity.rawValue.padded(to: 8))  \(sparkline(counts))  \(counts.last ?? 0)\n")
            }
            let all = runs.map(\.point.failures)
            try console.write("\("all".padded(to: 8))  \(sparkline(all))  \(all.last ?? 0)\n")
            guard let organization = runs.last?.organization else { return .success }
            for time in try HistoryOptions.told({ () throws(HistoryError) in try store.fixTimes(of: organization) }) {
                try console.write(
                    "time to fix \(time.severity.rawValue): \(durationText(time.median)) (median of \(time.fixed))\n")
            }
            return .success
        }
    }
}
