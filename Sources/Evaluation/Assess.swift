package import CEL
package import Observations
package import Rules

extension CompiledRuleSet {
    /// Of fewer resources columns are not worth being made: compiling rules for them takes longer than interpreting the rules.
    package static let fewestOnColumns = 256

    /// The outcome of every rule on an inventory, with its findings; on columns where a collection has at least `fewest` resources.
    package func assess(
        _ inventory: Inventory, now: CELTimestamp, onColumnsFrom fewest: Int = Self.fewestOnColumns
    ) -> Assessment {
        let run = RunScope(self, inventory, now: now)
        return assessment(run, tallies(of: ResourceKind.allCases, in: run, onColumnsFrom: fewest))
    }

    /// What the rules on the kinds say of their resources, by the rule's id.
    func tallies(
        of kinds: [ResourceKind], in run: RunScope, onColumnsFrom fewest: Int = Self.fewestOnColumns
    ) -> [String: Tally] {
        var tallies: [String: Tally] = [:]
        for kind in kinds {
            let judged = rulesToJudge(of: kind, in: run)
            let resources = run.inventory.collection(of: kind).resources
            let judge = ResourceJudge(
                judged, of: resources, rows: Array(resources.indices), in: run, fewest: fewest)
            for (rule, tally) in zip(judged, judge.tallies()) { tallies[rule.metadata.id] = tally }
        }
        return tallies
    }

    /// Those on the kind that have to look at its resources.
    func rulesToJudge(of kind: ResourceKind, in run: RunScope) -> [CompiledRule] {
        rules.filter { $0.metadata.kind == kind && RuleAssessor($0, in: run).reasonBeforehand == nil }
    }

    /// The outcomes of the rules, put together from what they say of resources.
    func assessment(_ run: RunScope, _ tallies: [String: Tally]) -> Assessment {
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
            rules: rules.map { rule in RuleAssessor(rule, in: run).assess(tallies[rule.metadata.id] ?? Tally()) },
            notes: inventory.notes)
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
