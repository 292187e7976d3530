package import CEL
package import Observations
import Rules

/// Says which of some ids resources of a kind that was judged have.
package typealias SeenIDs = @Sendable (ResourceKind, Set<CELStringKey>) -> Set<CELStringKey>

/// Says what became of findings of an earlier time.
package struct PastJudge: Sendable {
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
    private let seenIDs: SeenIDs

    /// - Parameter seenIDs: Asked only where not all of a kind was seen.
    package init(_ assessment: Assessment, seenIDs: @escaping SeenIDs, fingerprint: (Finding) -> String) {
        findings = Dictionary(
            assessment.findings.map { (fingerprint($0), $0) }, uniquingKeysWith: { $0.status == .fail ? $0 : $1 })
        rules = Dictionary(assessment.rules.map { ($0.rule.id, $0) }, uniquingKeysWith: { first, _ in first })
        self.seenIDs = seenIDs
    }

    /// The fates of findings, in their order.
    package func fates(of recorded: [RecordedFinding]) -> [Fate] {
        let fates = recorded.map(fate)
        var asked: [ResourceKind: Set<CELStringKey>] = [:]
        for case (let finding, nil) in zip(recorded, fates) {
            asked[finding.resource.kind, default: []].insert(CELStringKey(finding.resource.id))
        }
        let seen = Dictionary(uniqueKeysWithValues: asked.map { ($0.key, seenIDs($0.key, $0.value)) })
        return zip(recorded, fates).map { finding, fate in
            if let fate { return fate }
            let isSeen = seen[finding.resource.kind]?.contains(CELStringKey(finding.resource.id)) ?? false
            return isSeen ? .gone : .unseen
        }
    }

    /// Nil where it hangs on whether the resource was seen.
    private func fate(of recorded: RecordedFinding) -> Fate? {
        if let now = findings[recorded.fingerprint] {
            switch now.status {
            case .fail: return .failing
            case .waived: return now.isAttested ? .unseen : .waived
            case .undetermined: return .unseen
            }
        }
        guard let rule = rules[recorded.rule], rule.wasJudged else { return .unseen }
        if recorded.resource.kind == .organization {
            // Of a rule that could not be decided, what is selected for sure is seen.
            let isDecided = rule.outcome != .undetermined && rule.ownReasons.isEmpty
            return isDecided || rule.selected.count > 0 ? .gone : .unseen
        }
        return rule.ownReasons.isEmpty ? .gone : nil
    }
}

extension Inventory {
    /// Those of some ids that resources of the kind have.
    package func ids(of kind: ResourceKind, among ids: Set<CELStringKey>) -> Set<CELStringKey> {
        Set(collection(of: kind).resources.lazy.map { CELStringKey($0.id) }.filter(ids.contains))
    }
}

extension RuleAssessment {
    /// Whether resources were judged one by one; an outcome of the rule as a whole says nothing of them.
    fileprivate var wasJudged: Bool {
        if outcome == .undetermined { return !findings.isEmpty || selected.count > 0 }
        return !findings.contains { $0.isAttested && $0.resource.kind == .organization }
    }
}
