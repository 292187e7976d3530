internal import ArgumentParser
import Remediation

/// `tenet plan`: what could be repaired, and how.
struct PlanCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan", abstract: "Plan repairs of policies; nothing is changed.",
        discussion: """
            A plan holds the changes that rules with `remediate` ask for, as far as it is shown that they help and break no \
            rule. It is valid for an hour and is applied by `tenet apply` after somebody has approved it. A plan from a \
            snapshot is a draft; `--refresh` makes it again from the organization.

            Exit status: 0 when there is a plan, changes or not, 5 with `--detailed-exit-code` when it has changes, 2 when \
            rules contradict each other, 3 when a rule that could repair is undetermined, 8 when a safeguard refuses \
            something, and as for `check` otherwise.
            """)

    @Option(help: "Make the draft in this file again, from the organization.") var refresh: String?
    @OptionGroup(title: "The plan") var writing: PlanWritingOptions
    @OptionGroup(title: "Guardrails") var guardrails: GuardrailOptions
    @OptionGroup(title: "Rules") var rules: RuleOptions
    @OptionGroup(title: "Organization") var connection: ConnectionOptions
    @OptionGroup(title: "Cost") var cost: CostOptions
    @OptionGroup(title: "What is accepted") var acceptance: WaiverOptions
    @OptionGroup(title: "What is judged") var source: SourceOptions

    func run() async throws {
        try await Command.run { console in
            let settings = try Settings(folder: ".", environment: Command.environment, console: console)
            let outputs = try PlanOutput.all(writing)
            let safeguards = try guardrails.safeguards(settings)
            let made = try await PlanRun(
                rules: rules, connection: connection, source: source, acceptance: acceptance, settings: settings,
                safeguards: safeguards, author: try PlanAuthor.name(writing.author, settings),
                draft: try refresh.map { try PlanFile.read($0) }, console: console, explainsCost: cost.explainCost
            ).plan()
            return try made.finish(writing, outputs, console)
        }
    }
}
