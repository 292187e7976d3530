package import CEL
package import Observations
package import Rules

extension CompiledRuleSet {
    /// What the rules of findings say to do about their policies: one answer for each finding that is a failure of a rule with
    /// `remediate`, in their order.
    package func repairs(for findings: [Finding], in inventory: Inventory, now: CELTimestamp) -> [Repair] {
        let run = RunScope(self, inventory, now: now)
        let byID = Dictionary(rules.map { ($0.metadata.id, $0) }, uniquingKeysWith: { first, _ in first })
        let policies = Dictionary(
            run.inventory.collection(of: .policy).resources.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
        var scopes: [String: ResourceScope] = [:]
        return findings.compactMap { finding in
            guard finding.status == .fail, finding.resource.kind == .policy, let rule = byID[finding.rule],
                let remediation = rule.remediation, let policy = policies[finding.resource.id]
            else { return nil }
            let scope = scopes[finding.rule] ?? ResourceScope(rule, in: run)
            scopes[finding.rule] = scope
            scope.select(ResourceObject(policy))
            let answer = RepairReader(scope, run).answer(remediation)
            return Repair(rule: finding.rule, policy: policy.id, answer: answer)
        }
    }

    /// What rules say of one resource of their kind, by the rules' ids; nothing of rules that do not exist, or where there is no
    /// such resource.
    package func verdicts(
        of ids: [String], on resource: String, in inventory: Inventory, now: CELTimestamp
    ) -> [String: ResourceVerdict] {
        let run = RunScope(self, inventory, now: now)
        var verdicts: [String: ResourceVerdict] = [:]
        for rule in rules where ids.contains(rule.metadata.id) {
            let resources = run.inventory.collection(of: rule.metadata.kind).resources
            guard let resource = resources.first(where: { $0.id == resource }) else { continue }
            let scope = ResourceScope(rule, in: run)
            scope.select(ResourceObject(resource))
            let isSupported = SupportCheck(rule, in: inventory.dialect).reason(with: run) == nil
            verdicts[rule.metadata.id] = isSupported ? ResourceVerdict(scope.judge(rule)) : .undecided
        }
        return verdicts
    }
}
