import AdminAPI
import Evaluation
import Reporting
import Rules

/// `check --orgs`: the organizations of a file, some at a time, each judged by itself.
struct FleetRun {
    let path: String
    /// What all organizations have in common.
    let common: Run

    func check() async throws -> ExitStatus {
        try refuseOwnOptions()
        let outputs = try FleetOutput(common.outputs, common.settings)
        let fleet = try FleetFile(path: path, console: common.console)
        try outputs.checkPlaces(of: fleet.entries)
        let budgets = RateBudgets()
        let said = SaidOnce()
        let results = try await judge(fleet) { entry in
            await judge(entry, outputs, budgets, said)
        }
        // What an interruption left out is no verdict over all.
        try Task.checkCancellation()
        let report = FleetReport(results: results)
        try outputs.write(report, on: common.console)
        return report.status
    }

    /// The results in the order of the file, a bounded number of organizations at a time.
    private func judge(
        _ fleet: FleetFile, _ body: @escaping @Sendable (FleetEntry) async -> FleetResult
    ) async throws -> [FleetResult] {
        let entries = fleet.entries
        return await withTaskGroup(of: (Int, FleetResult).self) { group in
            var results: [FleetResult?] = Array(repeating: nil, count: entries.count)
            for (place, entry) in entries.enumerated() {
                if place >= fleet.atOnce, let (done, result) = await group.next() { results[done] = result }
                group.addTask { (place, await body(entry)) }
            }
            for await (done, result) in group { results[done] = result }
            return results.compactMap { $0 }
        }
    }

    /// Whatever becomes of one organization is told of that one.
    private func judge(
        _ entry: FleetEntry, _ outputs: FleetOutput, _ budgets: RateBudgets, _ said: SaidOnce
    ) async -> FleetResult {
        var result = FleetResult(entry: entry, status: .interrupted)
        let console = common.console.labelled(entry.name, said)
        do {
            try Task.checkCancellation()
            let checked = try await run(entry, budgets, console).checked()
            try Task.checkCancellation()
            result.status = checked.status
            result.assessment = checked.report.assessment
            result.apiCalls = checked.report.apiCalls
            result.reports = try outputs.write(checked.report, of: entry, on: console)
        } catch is CancellationError {
            result.status = .interrupted
            result.failure = "interrupted"
        } catch let failure as CommandFailure {
            result.status = .worst([failure.status] + (result.assessment == nil ? [] : [result.status]))
            result.failure = failure.message.isEmpty ? "its rules, waivers or inputs are wrong" : failure.message
        } catch {
            result.status = .localFailure
            result.failure = "\(error)"
        }
        if let failure = result.failure { console.note("tenet: \(failure.visible)") }
        return result
    }

    /// The run of one organization: what its entry says goes before what all have in common.
    private func run(_ entry: FleetEntry, _ budgets: RateBudgets, _ console: Console) throws -> Run {
        var (connection, source, acceptance) = (common.connection, common.source, common.acceptance)
        connection.org = entry.id
        connection.baseURL = entry.baseURL
        connection.dialect = entry.dialect ?? connection.dialect
        if !entry.directories.isEmpty { connection.directory = entry.directories }
        connection.caFile = entry.caFile ?? connection.caFile
        source.snapshot = entry.snapshot
        source.simulate = entry.simulate
        if !entry.waivers.isEmpty { acceptance.waivers = entry.waivers }
        acceptance.baseline = entry.baseline ?? acceptance.baseline
        var run = Run(
            rules: common.rules, connection: connection, source: source, acceptance: acceptance,
            reports: common.reports,
            settings: common.settings, console: console, explainsCost: common.explainsCost)
        run.parameters = entry.parameters
        run.inputs = entry.inputs
        run.budgets = budgets
        if entry.snapshot == nil, entry.simulate == nil { run.key = try key(of: entry) }
        return run
    }

    /// Nil where the entry names none: the one that all have in common stands for it.
    private func key(of entry: FleetEntry) throws -> APIKey? {
        let text: String
        switch entry.token {
        case nil: return nil
        case .variable(let name)?:
            guard let value = Command.environment[name], !value.isEmpty else {
                // The token itself may stand there by mistake; names of variables have no small letters.
                let shown = name.contains(where: \.isLowercase) ? "the variable of `token`" : "`\(name)`"
                throw CommandFailure(.notJudged, "no API key: \(shown) is not set")
            }
            text = value
        case .file(let path)?:
            do {
                text = try TextFile.secret(path, namedBy: "`token`")
            } catch let failure as CommandFailure {
                throw CommandFailure(.notJudged, "no API key: \(failure.message)")
            }
        }
        do {
            return try APIKey(text)
        } catch {
            throw CommandFailure(.notJudged, "\(error)")
        }
    }

    /// What stands in the file for each organization cannot be an option for all.
    private func refuseOwnOptions() throws {
        let options = [
            ("--org", common.connection.org), ("--base-url", common.connection.baseURL),
            ("--snapshot", common.source.snapshot), ("--simulate", common.source.simulate),
            ("--token-stdin", common.connection.tokenStdin ? "" : nil),
        ]
        for (name, value) in options where value != nil {
            throw CommandFailure(.wrongArguments, "`--orgs` and `\(name)` exclude each other; say it in the file")
        }
    }
}
