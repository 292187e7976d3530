internal import CEL
internal import Diagnostics
internal import Evaluation
internal import JSON
internal import Observations
internal import Rules

/// A condition on one policy by itself, in the language of rules.
struct PolicyCondition: Sendable {
    private let rules: CompiledRuleSet

    /// - Throws: When the text is no condition on `policy`.
    init(_ text: String) throws(DocumentError) {
        // A rule that every policy violates for which the condition holds; JSON is YAML.
        let rule: JSONValue = [
            "id": "condition", "title": "The condition", "severity": "info", "for": "policy", "where": .string(text),
            "require": "false",
        ]
        let file: JSONValue = ["apiVersion": .string(RuleFileReader.version), "rules": [rule]]
        var reader = RuleFileReader(path: "condition", bytes: file.serializedBytes()) { _ in "" }
        let content = reader.read()
        var compiler = RuleCompiler(RuleSet(files: [content]), parameters: [:])
        rules = compiler.compile()
        if let mistake = (reader.diagnostics + compiler.diagnostics).first(where: { $0.severity == .error }) {
            throw DocumentError("the condition of the standing approval is wrong: \(mistake.message)")
        }
        // It is asked of one policy without the organization around it, at no time.
        let names = Set(rules.rules.compactMap(\.condition).flatMap(\.variables))
        if let other = names.subtracting([ResourceKind.policy.variableName]).sorted().first {
            throw DocumentError("the condition of the standing approval may speak of `policy` alone, not of `\(other)`")
        }
    }

    /// Whether it is decided, and true.
    func isMet(by policy: JSONObject, in dialect: Dialect) -> Bool {
        guard let organization = Resource(.object(["id": "-"]), ResourceLayout(.organization, dialect)),
            let resource = Resource(.object(policy), ResourceLayout(.policy, dialect))
        else { return false }
        let inventory = Inventory(
            organization: organization, dialect: dialect, takenAt: .epoch,
            collections: [.policy: ResourceCollection(resources: [resource])])
        let findings = rules.assess(inventory, now: .epoch).findings
        return findings.contains { $0.status == .fail && $0.resource.id == resource.id }
    }
}
