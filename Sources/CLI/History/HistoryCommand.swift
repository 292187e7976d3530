internal import ArgumentParser
import Evaluation
import Foundation
import History
import Reporting
import Rules

/// `tenet history`: the runs before.
struct HistoryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "history", abstract: "Look at earlier runs.",
        subcommands: [
            HistoryListCommand.self, HistoryShowCommand.self, HistoryCompareCommand.self, HistoryTrendCommand.self,
            HistoryPruneCommand.self,
        ], defaultSubcommand: HistoryListCommand.self)
}

/// Which history, and of which organization.
struct HistoryOptions: ParsableArguments {
    @Option(help: "The file.") var history: String?
    @Option(help: "The organization's id, where the history has several.") var org: String?

    /// Opens the history. Throws `CommandFailure` where there is none, or it cannot be read.
    func open(_ console: Console, toWrite: Bool = false) throws -> HistoryStore {
        let settings = try Settings(folder: ".", environment: Command.environment, console: console)
        guard let path = try settings.value(history, .history) else {
            throw CommandFailure(
                .wrongArguments, "no history is named: give `--history FILE`, or `history` in tenet.yaml")
        }
        guard FileManager.default.fileExists(atPath: path) else {
            throw CommandFailure(.localFailure, "\(HistoryError.missing(path: path))")
        }
        return try Self.told { () throws(HistoryError) in try HistoryStore(path: path, orNew: toWrite) }
    }

    /// The runs of the one organization, oldest first. Throws `CommandFailure` where there are none, or those of several.
    func runs(_ store: HistoryStore) throws -> [RecordedRun] {
        let runs = try Self.told { () throws(HistoryError) in try store.runs(of: org) }
        let organizations = Set(runs.map(\.organization))
        guard organizations.count <= 1 else {
            let names = organizations.sorted().map { "`\($0)`" }.joined(separator: ", ")
            throw CommandFailure(
                .wrongArguments, "the history has several organizations: choose with `--org` among \(names)")
        }
        guard !runs.isEmpty else { throw CommandFailure(.invalid, "the history has no run of it") }
        return runs
    }

    static func told<Value>(_ body: () throws(HistoryError) -> Value) throws -> Value {
        do {
            return try body()
        } catch {
            throw CommandFailure(.localFailure, "\(error)")
        }
    }
}

extension [RecordedRun] {
    /// The run with the number; the last one where none is given.
    func run(_ id: Int64?) throws -> RecordedRun {
        guard let run = id.map({ id in first { $0.id == id } }) ?? last else {
            throw CommandFailure(.invalid, "the history has no run \(id ?? 0)")
        }
        return run
    }
}

extension RecordedRun {
    /// `12  2026-11-25T02:00:00Z  3 critical, 1 low; 2 waived, 1 undetermined; status 1`.
    var line: String {
        let counts = Severity.allCases.reversed().compactMap { severity in
            point.failed[severity].map { "\($0) \(severity.rawValue)" }
        }
        let failing = counts.isEmpty ? "no finding" : counts.joined(separator: ", ")
        let rest = [(point.waived, "waived"), (point.undetermined, "rules undetermined")].filter { $0.0 > 0 }
            .map { "; \($0.0) \($0.1)" }.joined()
        return "\(id)  \(point.time)  \(failing)\(rest); status \(exitStatus)" + (isComplete ? "" : "; incomplete")
    }
}
