internal import ArgumentParser
import Observations
import Reporting
import Rules

/// `tenet rules list`: a line each.
struct RulesListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List the rules, a line each.")

    @OptionGroup(title: "Rules") var rules: RuleOptions

    func run() async throws {
        try await Command.run { console in
            let settings = try Settings(folder: ".", environment: Command.environment, console: console)
            let compiled = try RuleFiles(options: rules, settings: settings, console: console).compile(
                readsInputs: false)
            let width = compiled.rules.rules.map(\.metadata.id.count).max() ?? 0
            for rule in compiled.rules.rules.map(\.metadata) {
                let id = rule.id.padded(to: width)
                let severity = rule.severity.rawValue.padded(to: 8)
                try console.write("\(id)  \(severity)  \(rule.kind.rawValue.padded(to: 12))  \(rule.title.visible)\n")
            }
            return .success
        }
    }
}

extension String {
    /// The same with blanks behind it up to a width in characters.
    func padded(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }
}
