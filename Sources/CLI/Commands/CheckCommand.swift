internal import ArgumentParser

/// `tenet check`: judge an organization.
struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Judge an organization by rules.",
        discussion:
            "Exit status: 0 when nothing is wrong, 1 for findings, 3 when something could not be seen; see the guide.")

    @OptionGroup(title: "Rules") var rules: RuleOptions
    @OptionGroup(title: "Organization") var connection: ConnectionOptions
    @OptionGroup(title: "What is judged") var source: SourceOptions
    @OptionGroup(title: "Reports") var reports: ReportOptions

    func run() async throws {
        try await Command.run { console in
            let settings = try Settings(folder: ".", environment: Command.environment, console: console)
            return try await Run(
                rules: rules, connection: connection, source: source, reports: reports, settings: settings,
                console: console
            ).check()
        }
    }
}
