package import Evaluation
import JSON
package import Observations
package import Rules

extension RehearsedPlan {
    /// What would be planned in a test. Safeguards are those of an organization, so that none stands in the way here; all rules
    /// that say something of the test's organization do.
    /// - Parameters:
    ///   - assessment: Of the test's rule alone.
    ///   - rules: All that were loaded.
    package init(
        for test: RuleTest, _ assessment: Assessment, _ inventory: Inventory, _ rules: CompiledRuleSet
    ) throws {
        let now = inventory.takenAt
        let rules = try rules.prepared(for: test, at: now)
        // A test tells no more of an organization than its own rule needs.
        let silent = Set(
            rules.assess(inventory, now: now).rules.filter { $0.outcome == .undetermined }.map(\.rule.id))
        let plan = try Plan(
            for: assessment, in: inventory,
            PlanningContext(
                rules: rules.filtered { $0.id == test.rule || !silent.contains($0.id) }, rulesDigest: "",
                parameters: [:], chosenRules: [test.rule], now: now, created: now, isDraft: true, safeguards: nil))
        self.init(
            changes: plan.changes.map { change in
                RuleTest.Change(
                    of: change.policy.id,
                    edits: Set(
                        change.patch.steps.compactMap { step in
                            RemediationDeclaration.Edit(step.edit).map {
                                RuleTest.Change.Edit($0, step.path, step.value)
                            }
                        }))
            },
            reasons: plan.notPlanned.map { "`\($0.policy.id)` is not planned: \($0.text)" }
                + plan.manualSteps.map { "`\($0.policy.id)` takes a person: \($0.text)" })
    }
}

extension RemediationDeclaration.Edit {
    /// Nil for what no rule can say.
    fileprivate init?(_ edit: PolicyPatch.Edit) {
        switch edit {
        case .set: self = .set
        case .add: self = .add
        case .remove: self = .remove
        case .unset: return nil
        }
    }
}
