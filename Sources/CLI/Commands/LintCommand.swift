internal import ArgumentParser
import Diagnostics
import Rules

/// `tenet lint`: find mistakes in rule files and waiver files.
struct LintCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lint", abstract: "Find mistakes in rule files and waiver files.")

    @Argument(help: "Rule files or folders, as with --rules.") var paths: [String] = []
    @OptionGroup(title: "Rules") var rules: RuleOptions
    @Option(help: "A file of waivers and attestations; repeatable.") var waivers: [String] = []
    @Flag(help: "Also show how each rule is carried out on a snapshot.") var explainPlan = false

    func run() async throws {
        var rules = rules
        rules.paths += paths
        try await Command.run { [rules, explainPlan] console in
            let settings = try Settings(folder: ".", environment: Command.environment, console: console)
            let files = RuleFiles(options: rules, settings: settings, console: console)
            let compiled = try files.load()
            let waivers = try WaiverFiles(paths: waivers, settings: settings, console: console)
                .load(for: compiled.rules)
            let expiries = waivers.files.flatMap { $0.expiryWarnings(today: WaiverFiles.today) }
            let diagnostics = compiled.diagnostics + waivers.diagnostics + expiries
            diagnostics.show(on: console)
            if diagnostics.areFatal(strict: try files.isStrict) { return .invalid }
            let count = compiled.rules.rules.count
            if count == 0 { throw CommandFailure(.invalid, "there is no rule in these files") }
            try console.write(count == 1 ? "1 rule is fine\n" : "\(count) rules are fine\n")
            if explainPlan { try console.write(ExecutionText.text(of: compiled.rules)) }
            return .success
        }
    }
}
