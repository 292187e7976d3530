internal import ArgumentParser
import Evaluation
import Remediation
import Reporting
import Rules

/// `tenet test`: hold rules against the examples in their files.
struct TestCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test", abstract: "Hold rules against the examples in their files.")

    @Argument(help: "Rule files or folders, as with --rules.") var paths: [String] = []
    @OptionGroup(title: "Rules") var rules: RuleOptions

    func run() async throws {
        var rules = rules
        rules.paths += paths
        try await Command.run { [rules] console in
            let settings = try Settings(folder: ".", environment: Command.environment, console: console)
            let compiled = try RuleFiles(options: rules, settings: settings, console: console).compile(
                readsInputs: false)
            return try Self.run(compiled.rules, of: compiled.all, console)
        }
    }

    private static func run(
        _ rules: CompiledRuleSet, of all: CompiledRuleSet, _ console: Console
    ) throws -> ExitStatus {
        let chosen = Set(rules.rules.map(\.metadata.id))
        let tests = rules.tests.filter { chosen.contains($0.rule) || !rules.knownIDs.contains($0.rule) }
        guard !tests.isEmpty else {
            try console.write("no rule has a test\n")
            return .findings
        }
        let runner = RuleTestRunner(rules) { try RehearsedPlan(for: $0, $1, $2, all) }
        var failed = 0
        for test in tests {
            let result = runner.run(test)
            guard !result.differences.isEmpty else { continue }
            failed += 1
            let place = "\(test.location.path):\(test.location.line):\(test.location.column)"
            try console.write("\(place): \(test.rule): \(test.name.visible)\n")
            for difference in result.differences { try console.write("    \(difference.visible)\n") }
        }
        let untested = chosen.subtracting(tests.map(\.rule)).count
        let note = untested == 0 ? "" : "; \(untested) \(untested == 1 ? "rule has" : "rules have") no test"
        try console.write("\(tests.count) \(tests.count == 1 ? "test" : "tests"), \(failed) failed\(note)\n")
        return failed == 0 ? .success : .findings
    }
}
