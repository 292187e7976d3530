package import CEL
package import Observation
package import Rules

extension CompiledRuleSet {
    /// The outcome of every rule on an inventory, with its findings.
    package func assess(_ inventory: Inventory, now: CELTimestamp) -> Assessment {
        let run = RunScope(self, inventory, now: now)
        let demanded = demand(in: inventory.dialect, now: now)
        return Assessment(
            organization: OrganizationIdentity(
                id: inventory.organization.id, name: inventory.organization.displayName),
            dialect: inventory.dialect, now: now,
            isComplete: demanded.collections.allSatisfy { kind, demand in
                let part = demand.filter ?? .everything
                return run.inventory.collection(of: kind).completeness(for: part, of: kind).isComplete
                    && demand.details.allSatisfy { inventory.failures[kind]?[$0] == nil }
            },
            rules: rules.map { RuleAssessor($0, in: run).assess() })
    }
}

extension Assessment {
    /// The same with every rule undetermined: what was seen is too old to say anything.
    package func stale(_ text: String) -> Assessment {
        var assessment = self
        assessment.rules = rules.map { rule in
            RuleAssessment(
                rule: rule.rule, outcome: .undetermined, reasons: [Reason(.stale, text)],
                selected: SelectedCount(count: 0, isAtLeast: true), findings: [])
        }
        return assessment
    }
}
