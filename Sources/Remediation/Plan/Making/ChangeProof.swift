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
    /// Places of those among them that say of a policy what they say whatever the other policies are.
    private let single: Set<Int>
    private let judgesAll: Bool
    private let now: CELTimestamp
    /// Where in the inventory each policy is.
    private let places: [String: Int]
    /// The organization with the changes that were accepted, and what the rules say of it.
    private var inventory: Inventory
    private var assessment: Assessment

    /// - Parameter judgesAll: Whether every rule is asked about every policy for each change. It comes to the same and takes much
    ///   longer where there are many changes.
    init(_ inventory: Inventory, _ rules: CompiledRuleSet, now: CELTimestamp, judgesAll: Bool = false) {
        let reach = Dictionary(
            rules.rules.map { ($0.metadata.id, $0.reach(rules.lets[$0.file] ?? [])) }, uniquingKeysWith: { $1 })
        let dependent = rules.filtered { reach[$0.id] != PolicyReach.none }
        self.rules = dependent
        single = Set(dependent.rules.indices.filter { reach[dependent.rules[$0].metadata.id] == .single })
        self.judgesAll = judgesAll
        self.now = now
        self.inventory = inventory
        places = Dictionary(
            inventory.collection(of: .policy).resources.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { $1 })
        assessment = self.rules.assess(inventory, now: now)
    }

    /// Makes the change when it repairs what it is for and breaks nothing; otherwise says why not.
    mutating func accept(_ change: Change) -> Refusal? {
        if let refusal = blocked(change) { return refusal }
        guard let place = places[change.policy.id], let after = inventory.replacing(change, at: place) else {
            return Refusal(.unreadable, PlanMessages.unreadable(PlanMessages.notListed))
        }
        if let refusal = unproved(change, in: after) { return refusal }
        let result = assessment(of: after, change, at: place)
        if let refusal = broken(by: result) { return refusal }
        inventory = after
        assessment = result
        return nil
    }

    // MARK: - What the rules say after a change

    private func assessment(of after: Inventory, _ change: Change, at place: Int) -> Assessment {
        var result = assessment
        let asked = rulesToAsk(&result, after, change.policy.id, place)
        guard !asked.isEmpty else { return result }
        let ids = Set(asked.map { rules.rules[$0].metadata.id })
        let answers = rules.filtered { ids.contains($0.id) }.assess(after, now: now).rules
        for (index, answer) in zip(asked, answers) { result.rules[index] = answer }
        return result
    }

    /// Places of the rules that have to be asked about all policies, in order. What others say of the one policy is noted.
    private func rulesToAsk(
        _ result: inout Assessment, _ after: Inventory, _ policy: String, _ place: Int
    ) -> [Int] {
        if judgesAll { return Array(rules.rules.indices) }
        let ids = single.map { rules.rules[$0].metadata.id }
        let old = rules.verdicts(of: ids, on: policy, in: inventory.showingOnly(place), now: now)
        let new = rules.verdicts(of: ids, on: policy, in: after.showingOnly(place), now: now)
        return rules.rules.indices.filter { index in
            let id = rules.rules[index].metadata.id
            guard single.contains(index), let old = old[id], let new = new[id] else { return true }
            switch (old, new) {
            case (.compliant, .compliant), (.violating, .violating), (.notSelected, .notSelected):
                return false
            case (.violating, .compliant):
                // It was selected and is so still, so that nothing else changes as long as another policy violates the rule.
                result.rules[index].findings.removeAll { $0.resource.kind == .policy && $0.resource.id == policy }
                return !result.rules[index].findings.contains { $0.status == .fail }
            default:
                return true
            }
        }
    }

    // MARK: - What keeps a change from being made

    /// A rule that is not decided might be made worse without anybody seeing it.
    private func blocked(_ change: Change) -> Refusal? {
        let fields = change.patch.changedFields
        let policy = ResourceKind.policy.objectTypeName
        for (index, rule) in assessment.rules.enumerated() {
            let isUndecided =
                single.contains(index) ? rule.isUndecided(about: change.policy.id) : rule.isUndecidedAnywhere
            guard isUndecided else { continue }
            let compiled = rules.rules[index]
            let takesAll = !compiled.wholes.isDisjoint(with: [policy, ResourceKind.organization.objectTypeName])
            let read = fields.filter { field in
                takesAll || compiled.reads.contains { $0.objectType == policy && $0.field == field }
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
    /// Whether it is open what the rule says of anything.
    fileprivate var isUndecidedAnywhere: Bool {
        outcome == .undetermined || findings.contains { $0.status == .undetermined }
    }

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
    /// The fields of policies, as rules name them, whose values may change; the server notes the time of every change.
    fileprivate var changedFields: [String] {
        var fields: Set<String> = ["updated"]
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

extension Inventory {
    /// The same with a policy as it is after a change; nil where the place is none.
    fileprivate func replacing(_ change: Change, at place: Int) -> Inventory? {
        guard var policies = collections[.policy], policies.resources.indices.contains(place),
            let policy = Resource(.object(change.after), policies.resources[place].layout)
        else { return nil }
        var inventory = self
        policies.resources[place] = policy
        inventory.collections[.policy] = policies
        return inventory
    }

    /// The same with one of the policies, as if there were no others.
    fileprivate func showingOnly(_ place: Int) -> Inventory {
        guard var policies = collections[.policy] else { return self }
        policies.resources = [policies.resources[place]]
        var inventory = self
        inventory.collections[.policy] = policies
        return inventory
    }
}
