internal import ArgumentParser
import Rules

/// `tenet rules show ID`: everything a rule says of itself.
struct RulesShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "show", abstract: "Show one rule.")

    @Argument(help: "The rule's id.") var id: String
    @OptionGroup(title: "Rules") var rules: RuleOptions

    func run() async throws {
        var rules = rules
        rules.ruleIDs = [id]
        try await Command.run { [rules] console in
            let settings = try Settings(folder: ".", environment: Command.environment, console: console)
            let compiled = try RuleFiles(options: rules, settings: settings, console: console).compile(
                readsInputs: false)
            for rule in compiled.rules.rules { try console.write(RulePage(rule).text) }
            return .success
        }
    }
}
