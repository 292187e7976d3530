import CEL
package import Observations
import Rules

/// Says what became of findings of an earlier time.
package struct PastJudge {
    package enum Fate: Hashable, Sendable {
        /// It fails still.
        case failing
        /// It would fail if it were not waived.
        case waived
        /// The resource complies, or its whole collection was seen without it.
        case gone
        /// Nobody could see.
        case unseen
    }

    private let findings: [String: Finding]
    private let rules: [String: RuleAssessment]
    private let inventory: Inventory

    /// - Parameter inventory: What was judged.
    package init(_ assessment: Assessment, on inventory: Inventory, fingerprint: (Finding) -> String) {
        findings = Dictionary(
            assessment.findings.map { (fingerprint($0), $0) }, uniquingKeysWith: { $0.status == .fail ? $0 : $1 })
        rules = Dictionary(assessment.rules.map { ($0.rule.id, $0) }, uniquingKeysWith: { first, _ in first })
        self.inventory = inventory
    }

    /// The fates of findings, in their order.
    package func fates(of recorded: [RecordedFinding]) -> [Fate] {
        var ids: [ResourceKind: Set<CELStringKey>] = [:]
        return recorded.map { finding in
            if let now = findings[finding.fingerprint] {
                switch now.status {
                case .fail: return .failing
                case .waived: return now.isAttested ? .unseen : .waived
                case .undetermined: return .unseen
                }
            }
            guard let rule = rules[finding.rule], rule.wasJudged else { return .unseen }
            if rule.ownReasons.isEmpty { return .gone }
            let kind = finding.resource.kind
            if kind == .organization { return rule.selected.count > 0 ? .gone : .unseen }
            let seen = ids[kind] ?? Set(inventory.collection(of: kind).resources.map { CELStringKey($0.id) })
            ids[kind] = seen
            return seen.contains(CELStringKey(finding.resource.id)) ? .gone : .unseen
        }
    }
}

extension RuleAssessment {
    /// Whether resources were judged one by one; an outcome of the rule as a whole says nothing of them.
    fileprivate var wasJudged: Bool {
        if outcome == .undetermined { return !findings.isEmpty || selected.count > 0 }
        return !findings.contains { $0.isAttested && $0.resource.kind == .organization }
    }
}
