import CEL
import Diagnostics
import Evaluation
import JSON
import Observations
import Rules
import YAML

/// Rules and organizations written as text.
enum Compiling {
    struct Mistakes: Error, CustomStringConvertible {
        var description: String
    }

    /// Compiles the text of a rule file. Throws its diagnostics, warnings included unless they are allowed.
    static func rules(_ text: String, allowsWarnings: Bool = false) throws -> CompiledRuleSet {
        var reader = RuleFileReader(path: "rules.yaml", bytes: Array(text.utf8)) { _ in
            throw Mistakes(description: "no file")
        }
        let file = reader.read()
        var compiler = RuleCompiler(RuleSet(files: [file]), parameters: [:])
        let set = compiler.compile()
        let diagnostics = (reader.diagnostics + compiler.diagnostics).sorted()
            .filter { $0.severity == .error || !allowsWarnings }
        guard diagnostics.isEmpty else {
            throw Mistakes(description: diagnostics.map { $0.rendered(color: false) }.joined(separator: "\n"))
        }
        return set
    }

    /// Compiles one rule, given the lines below its id, title and severity.
    static func rule(_ body: String) throws -> CompiledRuleSet {
        try rules(file(body))
    }

    /// The file of one rule, given the lines below its id, title and severity, and of two parameters when it reads them.
    static func file(_ body: String) -> String {
        let lines = body.split(separator: "\n").map { "    \($0)" }.joined(separator: "\n")
        let parameters =
            body.contains("params.")
            ? """
            params:
              t: { type: string, default: external-user }
              ts: { type: list(string), default: [external-user, user-security] }

            """ : ""
        return """
            apiVersion: tenet/v1
            \(parameters)rules:
              - id: the-rule
                title: The rule
                severity: high
            \(lines)
            """
    }

    /// An organization of which everything listed is known, as in a rule's tests.
    static func inventory(
        _ given: String, incomplete: Set<ResourceKind> = [], dialect: Dialect = .reference
    ) throws -> Inventory {
        let document = YAMLDocument.load(SourceText(path: "given.yaml", text: given))
        var diagnostics = document.diagnostics
        var resources: [ResourceKind: [JSONValue]] = [:]
        if let root = document.root, case .object(let object) = JSONValue(root, into: &diagnostics) {
            for member in object.members {
                guard let kind = ResourceKind(collectionName: member.key) else { continue }
                resources[kind] = member.value.array
            }
        }
        guard diagnostics.isEmpty else {
            throw Mistakes(description: diagnostics.map { $0.rendered(color: false) }.joined(separator: "\n"))
        }
        return try Inventory(
            given: resources, organization: nil, incomplete: incomplete, dialect: dialect, takenAt: now)
    }

    static let now = CELTimestamp(rfc3339: "2026-11-01T00:00:00Z") ?? .epoch
}
