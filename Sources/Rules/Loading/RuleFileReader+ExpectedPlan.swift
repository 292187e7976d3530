import Diagnostics
import JSON
import YAML

extension RuleFileReader {
    /// The changes that a test expects: ids of policies, or mappings that say what is done to them too. Nil where none are
    /// named.
    mutating func expectedPlan(_ node: YAMLNode?) -> [RuleTest.Change]? {
        guard let elements = node?.sequence(expected: "a list of changes", into: &diagnostics) else { return nil }
        var changes: [RuleTest.Change] = []
        for element in elements {
            if case .mapping = element.kind {
                if let change = expectedChange(element) { changes.append(change) }
            } else if let id = text(element, expected: "a policy's id, or a change of it") {
                changes.append(RuleTest.Change(of: id, edits: nil))
            }
        }
        return changes
    }

    private mutating func expectedChange(_ node: YAMLNode) -> RuleTest.Change? {
        guard let mapping = node.mapping(expected: "a change", into: &diagnostics) else { return nil }
        let kinds = RemediationDeclaration.Edit.allCases
        mapping.checkKeys(["policy"] + kinds.map(\.rawValue), what: "a change", into: &diagnostics)
        guard let policy = mapping["policy"] else {
            report(node, RuleMessages.missing("policy", of: "a change"))
            return nil
        }
        var edits: Set<RuleTest.Change.Edit> = []
        for kind in kinds {
            guard let paths = mapping[kind.rawValue]?.mapping(expected: "paths and values", into: &diagnostics) else {
                continue
            }
            for pair in paths.pairs {
                guard let text = text(pair.key, expected: "a path") else { continue }
                guard let path = PolicyPath(text) else {
                    report(pair.key, RuleMessages.pathShape)
                    continue
                }
                let isList = if case .sequence = pair.value.kind { true } else { false }
                if kind != .set, !isList { report(pair.value, RuleMessages.expectedElements) }
                let value = JSONValue(pair.value, into: &diagnostics)
                edits.insert(RuleTest.Change.Edit(kind, path, value))
            }
        }
        return text(policy, expected: "a policy's id").map { RuleTest.Change(of: $0, edits: edits) }
    }
}
