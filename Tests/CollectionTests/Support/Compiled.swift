import Diagnostics
import Rules

/// Rules written as text.
enum Compiled {
    struct Mistakes: Error, CustomStringConvertible {
        var description: String
    }

    /// Throws the errors of a rule file.
    static func rules(_ text: String) throws -> CompiledRuleSet {
        var reader = RuleFileReader(path: "rules.yaml", bytes: Array(text.utf8)) { _ in
            throw Mistakes(description: "no file")
        }
        var compiler = RuleCompiler(RuleSet(files: [reader.read()]), parameters: [:])
        let set = compiler.compile()
        let errors = (reader.diagnostics + compiler.diagnostics).filter { $0.severity == .error }
        guard errors.isEmpty else {
            throw Mistakes(description: errors.map { $0.rendered(color: false) }.joined(separator: "\n") + text)
        }
        return set
    }

    /// One rule, given the lines below its id, title and severity.
    static func rule(_ body: String) throws -> CompiledRuleSet {
        let lines = body.split(separator: "\n").map { "    \($0)\n" }.joined()
        return try rules(
            "apiVersion: tenet/v1\nrules:\n  - id: the-rule\n    title: A rule\n    severity: high\n\(lines)")
    }
}
