package import CEL
package import Observations
package import Rules

extension CompiledRuleSet {
    /// The outcome of every rule on an inventory, with its findings.
    package func assess(_ inventory: Inventory, now: CELTimestamp) -> Assessment {
        let run = RunScope(self, inventory, now: now)
        return assessment(run) { RuleAssessor($0, in: run).assess() }
    }

    /// The outcomes of the rules, put together.
    func assessment(_ run: RunScope, _ assess: (CompiledRule) -> RuleAssessment) -> Assessment {
        let inventory = run.inventory
        let demanded = demand(in: inventory.dialect, now: run.now)
        return Assessment(
            organization: OrganizationIdentity(
                id: inventory.organization.id, name: inventory.organization.displayName),
            dialect: inventory.dialect, now: run.now,
            isComplete: demanded.collections.allSatisfy { kind, demand in
                let part = demand.filter ?? .everything
                return inventory.collection(of: kind).completeness(for: part, of: kind).isComplete
                    && demand.details.allSatisfy { inventory.failures[kind]?[$0] == nil }
            },
            rules: rules.map(assess))
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
