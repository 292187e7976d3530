internal import ArgumentParser

/// `tenet check`: judge an organization.
struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Judge an organization by rules.",
        discussion: """
            Exit status: 0 when nothing is wrong, 1 for a finding, 2 for rules or settings that are wrong, 3 when a rule is \
            undetermined, 4 when nothing could be judged, 64 for wrong arguments, 70 for a local failure, 130 when interrupted.
            """)

    @OptionGroup(title: "Rules") var rules: RuleOptions
    @OptionGroup(title: "Organization") var connection: ConnectionOptions
    @Option(help: "A YAML file of organizations, each of which is judged.") var orgs: String?
    @OptionGroup(title: "Cost") var cost: CostOptions
    @OptionGroup(title: "What is judged") var source: SourceOptions
    @OptionGroup(title: "What is accepted") var acceptance: AcceptanceOptions
    @OptionGroup(title: "Reports") var output: OutputOptions
    @OptionGroup(title: "Reports") var reports: ReportOptions

    func run() async throws {
        try await Command.run { console in
            let settings = try Settings(folder: ".", environment: Command.environment, console: console)
            let run = Run(
                rules: rules, connection: connection, source: source, acceptance: acceptance, reports: reports,
                outputs: output.outputs, settings: settings, console: console, explainsCost: cost.explainCost)
            if let orgs { return try await FleetRun(path: orgs, common: run).check() }
            return try await run.check()
        }
    }
}
