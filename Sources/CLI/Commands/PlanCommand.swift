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

    @Option(name: [.customShort("o"), .customLong("out")], help: "Write the plan into this file.") var file: String?
    @Option(help: "Make the draft in this file again, from the organization.") var refresh: String?
    @Flag(help: "End with status 5 when the plan has changes.") var detailedExitCode = false
    @Option(
        name: .customLong("output"),
        help: ArgumentHelp(
            "text, markdown or json, on standard output or into a file; repeatable. (default: text)",
            valueName: "format[=path]"))
    var outputs: [String] = []
    @OptionGroup(title: "Guardrails") var guardrails: GuardrailOptions
    @OptionGroup(title: "Rules") var rules: RuleOptions
    @OptionGroup(title: "Organization") var connection: ConnectionOptions
    @OptionGroup(title: "What is judged") var source: SourceOptions

    func run() async throws {
        try await Command.run { console in
            let settings = try Settings(folder: ".", environment: Command.environment, console: console)
            let outputs = try PlanOutput.all(outputs)
            let safeguards = try guardrails.safeguards(settings)
            let made = try await PlanRun(
                rules: rules, connection: connection, source: source, settings: settings, safeguards: safeguards,
                draft: try refresh.map { try PlanFile.read($0) }, console: console
            ).plan()
            if let file { try AtomicFile.write(made.plan.fileBytes, to: file) }
            for output in outputs { try output.write(made.plan, on: console) }
            for note in made.notes { console.note("tenet: \(note)") }
            return made.status(detailed: detailedExitCode)
        }
    }
}
