internal import ArgumentParser
import Diagnostics
import Rules

/// `tenet lint`: find mistakes in rule files.
struct LintCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lint", abstract: "Find mistakes in rule files.")

    @OptionGroup(title: "Rules") var rules: RuleOptions

    func run() async throws {
        try await Command.run { console in
            let settings = try Settings(folder: ".", environment: Command.environment, console: console)
            let files = RuleFiles(options: rules, settings: settings, console: console)
            let compiled = try files.load()
            compiled.diagnostics.show(on: console)
            let hasErrors = compiled.diagnostics.contains { $0.severity == .error || files.isStrict }
            if hasErrors { return .invalid }
            let count = compiled.rules.rules.count
            try console.write(count == 1 ? "1 rule is fine\n" : "\(count) rules are fine\n")
            return .success
        }
    }
}
