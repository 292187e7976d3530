internal import ArgumentParser
import JSON

/// `tenet config show`: every setting in force, and where it comes from.
struct ConfigShowCommand: AsyncParsableCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json
    }

    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show every setting in force, and where it comes from.",
        discussion: """
            Takes the options of `tenet check`, and asks nobody. Of API keys it says whether there is one and where, and never \
            shows it.
            """)

    @OptionGroup(title: "Rules") var rules: RuleOptions
    @OptionGroup(title: "Organization") var connection: ConnectionOptions
    @Option(help: "A YAML file of organizations, each of which is judged.") var orgs: String?
    @OptionGroup(title: "Cost") var cost: CostOptions
    @OptionGroup(title: "What is judged") var source: SourceOptions
    @OptionGroup(title: "What is accepted") var acceptance: AcceptanceOptions
    @OptionGroup(title: "Reports") var reports: ReportOptions
    @Option(help: "How the settings are shown: text or json.") var output = Format.text

    func run() async throws {
        try await Command.run { console in
            let settings = try Settings(folder: ".", environment: Command.environment, console: console)
            let choice = OriginChoice(
                connection: connection, source: source, settings: settings, environment: Command.environment)
            let files = RuleFiles(options: rules, settings: settings, console: console)
            let shown = try SettingsInForce(options, choice, files)
            try console.write(output == .text ? shown.text : shown.json.serializedPretty() + "\n")
            return .success
        }
    }

    /// What the command line says, by the names of settings; parameters and inputs aside.
    private var options: [String: [String]] {
        let flags: [(Setting, Bool)] = [
            (.strict, rules.strict), (.tokenStdin, connection.tokenStdin), (.explainCost, cost.explainCost),
            (.newOnly, reports.newOnly), (.redact, reports.redact),
        ]
        let values: [(Setting, String?)] = [
            (.orgs, orgs), (.org, connection.org), (.baseURL, connection.baseURL), (.dialect, connection.dialect),
            (.tokenFile, connection.tokenFile), (.caFile, connection.caFile),
            (.rate, connection.rate.map { "\($0)" }), (.concurrency, connection.concurrency.map { "\($0)" }),
            (.maxCalls, connection.maxCalls.map { "\($0)" }), (.snapshot, source.snapshot),
            (.simulate, source.simulate), (.now, source.now), (.maxAge, source.maxAge),
            (.baseline, acceptance.baseline), (.history, reports.history),
            (.keepDays, reports.keepDays.map { "\($0)" }), (.oscalVersion, reports.oscalVersion),
            (.failOn, reports.failOn),
            (.allowUndetermined, reports.allowUndetermined),
        ]
        let lists: [(Setting, [String])] = [
            (.rules, rules.paths), (.rule, rules.ruleIDs), (.tag, rules.tags), (.directory, connection.directory),
            (.waivers, acceptance.waivers),
        ]
        let all =
            flags.map { ($0, $1 ? ["true"] : []) } + values.map { ($0, $1.map { [$0] } ?? []) } + lists
        return Dictionary(all.map { ($0.name, $1) }, uniquingKeysWith: { first, _ in first })
    }
}
