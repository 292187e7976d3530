import CEL
import Evaluation
import JSON
import Observations
import Rules

/// Holds changes against all rules, by making them in memory.
struct ChangeProof {
    /// Why a change is not made.
    struct Refusal: Error {
        var kind: NotPlanned.Kind
        var text: String

        init(_ kind: NotPlanned.Kind, _ text: String) {
            self.kind = kind
            self.text = text
        }
    }

    /// Those whose outcome a policy can change.
    private let rules: CompiledRuleSet
    private let now: CELTimestamp
    /// The organization with the changes that were accepted, and what the rules say of it.
    private var inventory: Inventory
    private var assessment: Assessment

    init(_ inventory: Inventory, _ rules: CompiledRuleSet, now: CELTimestamp) {
        let dependent = Set(rules.rules.filter { $0.dependsOnPolicies(rules.lets[$0.file] ?? []) }.map(\.metadata.id))
        self.rules = rules.filtered { dependent.contains($0.id) }
        self.now = now
        self.inventory = inventory
        assessment = self.rules.assess(inventory, now: now)
    }

    /// Makes the change when it repairs what it is for and breaks nothing; otherwise says why not.
    mutating func accept(_ change: Change) -> Refusal? {
        if let refusal = blocked(change) { return refusal }
        let after = inventory.replacing(change)
        if let refusal = unproved(change, in: after) { return refusal }
        let result = rules.assess(after, now: now)
        if let refusal = broken(by: result) { return refusal }
        inventory = after
        assessment = result
        return nil
    }

    /// A rule that is not decided might be made worse without anybody seeing it.
    private func blocked(_ change: Change) -> Refusal? {
        let fields = change.patch.changedFields
        for rule in assessment.rules where rule.isUndecided(about: change.policy.id) {
            guard let compiled = rules.rules.first(where: { $0.metadata.id == rule.rule.id }) else { continue }
            let policy = ResourceKind.policy.objectTypeName
            let read = fields.filter { field in
                compiled.reads.contains { $0.objectType == policy && $0.field == field }
            }
            if !read.isEmpty { return Refusal(.blocked, PlanMessages.blocked(rule.rule.id, read)) }
        }
        return nil
    }

    /// Repaired means: still selected, and decided compliant.
    private func unproved(_ change: Change, in after: Inventory) -> Refusal? {
        let verdicts = rules.verdicts(of: change.rules, on: change.policy.id, in: after, now: now)
        for rule in change.rules {
            switch verdicts[rule] {
            case .compliant: continue
            case .violating: return Refusal(.unproved, PlanMessages.stillViolating(rule))
            case .notSelected: return Refusal(.unproved, PlanMessages.notSelected(rule))
            case .undecided, nil: return Refusal(.unproved, PlanMessages.undecided(rule))
            }
        }
        return nil
    }

    /// What was decided and met may not fail, nor become undecided; what failed may not become undecided.
    private func broken(by after: Assessment) -> Refusal? {
        for (old, new) in zip(assessment.rules, after.rules) {
            let before = Set(old.findings.map { JudgedResource(resource: $0.resource, status: $0.status) })
            for finding in new.findings
            where !before.contains(JudgedResource(resource: finding.resource, status: finding.status)) {
                let text = finding.status == .fail ? PlanMessages.wouldFail : PlanMessages.wouldBeUndecided
                return Refusal(.breaks, text(new.rule.id, finding.resource))
            }
            let isBad = { (outcome: Outcome) in outcome == .fail || outcome == .undetermined }
            if isBad(new.outcome), !isBad(old.outcome) {
                return Refusal(.breaks, PlanMessages.outcome(new.rule.id, new.outcome))
            }
        }
        return nil
    }

    private struct JudgedResource: Hashable {
        var kind: ResourceKind
        var id: String
        var status: Finding.Status

        init(resource: FindingResource, status: Finding.Status) {
            // Its name may be what changes.
            kind = resource.kind
            id = resource.id
            self.status = status
        }
    }
}

extension RuleAssessment {
    /// Whether it is open what the rule says of the policy, of the organization, or at all.
    fileprivate func isUndecided(about policy: String) -> Bool {
        outcome == .undetermined
            || findings.contains { finding in
                finding.status == .undetermined
                    && (finding.resource.kind == .organization || finding.resource.id == policy)
            }
    }
}

extension PolicyPatch {
    /// The fields of policies, as rules name them, whose values may change.
    fileprivate var changedFields: [String] {
        var fields: Set<String> = []
        for path in steps.map(\.path) {
            switch path {
            case .status: fields.insert("status")
            case .name: fields.insert("name")
            default:
                fields.insert("attributes")
                let rule = PolicyPath(segments: ["attributes", "rule"])
                if path.overlaps(rule) { fields.insert("rule") }
                if path.overlaps(.allowed) { fields.insert("allowed") }
            }
        }
        return fields.sortedByBytes
    }
}

extension CompiledRule {
    /// Whether anything that it says can hang on a policy: it is about policies, or names the organization.
    fileprivate func dependsOnPolicies(_ fileLets: [CompiledLet]) -> Bool {
        if metadata.kind == .policy { return true }
        let lets = Dictionary((fileLets + self.lets).map { ($0.name, $0.expression) }, uniquingKeysWith: { $1 })
        var pending = [condition, requirement, count?.minimum, count?.maximum].compactMap { $0 }
        var seen: Set<String> = []
        while let expression = pending.popLast() {
            for name in expression.variables where seen.insert(name).inserted {
                if name == ResourceKind.organization.variableName { return true }
                if let named = lets[name] { pending.append(named) }
            }
        }
        return metadata.kind == .organization
    }
}

extension Inventory {
    /// The same with a policy as it is after a change.
    fileprivate func replacing(_ change: Change) -> Inventory {
        guard var policies = collections[.policy],
            let index = policies.resources.firstIndex(where: { $0.id == change.policy.id }),
            let policy = Resource(.object(change.after), policies.resources[index].layout)
        else { return self }
        var inventory = self
        policies.resources[index] = policy
        inventory.collections[.policy] = policies
        return inventory
    }
}
