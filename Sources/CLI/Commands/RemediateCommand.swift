internal import ArgumentParser

/// `tenet remediate`: repair what a standing approval allows, without anybody looking.
struct RemediateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remediate", abstract: "Repair at night what a standing approval allows; plan the rest.",
        discussion: """
            Plans as tenet plan does, applies the changes that the standing approval names as tenet apply does, and leaves all \
            others to people: in a plan file for the morning, with the reason for each. A field that was repaired twice in seven \
            days is left alone, since somebody sets it back.

            Exit status: 0 when nothing is left, 1 when changes are left to people, 8 when a rule wanted what weakens or locks \
            out, and as for plan and apply otherwise.
            """)

    @Option(help: "The standing approval, a file outside the rules' folder.") var standing: String
    @Option(
        name: .customLong("approval"), help: "A signature under it, as tenet approve --standing makes it; repeatable.")
    var approvals: [String] = []
    @Option(
        name: [.customShort("o"), .customLong("out")],
        help: "Write what is left into this plan file. (default: one in the state folder)")
    var file: String?
    @OptionGroup(title: "Applying") var apply: ApplyOptions
    @OptionGroup(title: "Guardrails") var guardrails: GuardrailOptions
    @OptionGroup(title: "Rules") var rules: RuleOptions
    @OptionGroup(title: "Organization") var connection: ConnectionOptions
    @OptionGroup(title: "Waivers") var acceptance: WaiverOptions

    func run() async throws {
        try await Command.run { console in
            let settings = try Settings(folder: ".", environment: Command.environment, console: console)
            let safeguards = try guardrails.safeguards(settings)
            var planning = PlanRun(
                rules: rules, connection: connection, source: try SourceOptions.parse([]),
                acceptance: acceptance, settings: settings, safeguards: safeguards,
                author: try PlanAuthor.name(nil, settings), console: console)
            planning.state = apply.state
            let applying = ApplyRun(
                options: apply, safeguards: safeguards, rules: rules, connection: connection, acceptance: acceptance,
                settings: settings, console: console)
            let run = RemediateRun(
                standing: try StandingFile.read(standing, console: console),
                signatures: try approvals.map(ApprovalChoice.read), planning: planning, applying: applying, file: file,
                console: console)
            return try await run.remediate()
        }
    }
}
