internal import ArgumentParser
import Evaluation
import Observations
import Rules

/// `tenet explain`: how a rule came to its outcome.
struct ExplainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "Show how a rule comes to its outcome, term by term.",
        discussion: """
            Judges the organization by one rule and prints each term of it with the values it read, also where the rule passes. \
            Without a resource, those with findings come first.
            """)

    /// How many resources are shown where none is named.
    private static let limit = 10

    @Argument(help: "The rule's id.") var rule: String
    @Argument(help: "A resource's id, name or email.") var resource: String?
    @OptionGroup(title: "Rules") var rules: RuleOptions
    @OptionGroup(title: "Organization") var connection: ConnectionOptions
    @OptionGroup(title: "What is judged") var source: SourceOptions
    @OptionGroup(title: "What is accepted") var acceptance: AcceptanceOptions

    func run() async throws {
        var rules = rules
        rules.ruleIDs = [rule]
        try await Command.run { [rules, connection, source, acceptance, resource] console in
            let settings = try Settings(folder: ".", environment: Command.environment, console: console)
            let judged = try await Run(
                rules: rules, connection: connection, source: source, acceptance: acceptance,
                reports: try ReportOptions.parse([]), settings: settings, console: console
            ).judge(isStreaming: false)
            let (rules, observation) = (judged.compiled.rules, judged.observation)
            for (rule, assessed) in zip(rules.rules, judged.assessment.rules) {
                let explainer = RuleExplainer(rule, of: rules, observation.inventory, now: observation.now)
                let explanation = try Self.named {
                    try explainer.explain(assessed, resource: resource, limit: Self.limit)
                }
                try console.write(ExplanationText(explanation).text)
            }
            return .success
        }
    }

    /// Says what a resource that was not found may be.
    private static func named(_ explain: () throws -> RuleExplanation) throws -> RuleExplanation {
        do {
            return try explain()
        } catch ExplanationFailure.noSuchResource(let name, let kind, let nearest, let missing) {
            let hint = nearest.map { ", did you mean `\($0)`?" } ?? ""
            let gaps = missing.isEmpty ? "" : " (\(missing.map(\.text).joined(separator: "; ")))"
            throw CommandFailure(.wrongArguments, "no \(kind.rawValue) `\(name)` was seen\(gaps)\(hint)")
        }
    }
}
