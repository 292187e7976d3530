package import CEL
internal import Evaluation
internal import JSON
package import Observations
internal import Rules

extension StandingApproval {
    /// Why it allows nothing at an instant; nil when it does.
    package func refusal(at time: CELTimestamp) -> String? {
        if time >= expires { return "the standing approval expired at \(expires)" }
        if !windows.isEmpty, !windows.contains(where: { $0.isOpen(at: time) }) {
            let texts = windows.map { "`\($0.text)`" }.joined(separator: ", ")
            return "no change may be made now: the windows of the standing approval are \(texts)"
        }
        return nil
    }

    /// Why it allows no change of a plan, whatever the change is; nil when it may allow some.
    package func refusal(of plan: Plan) -> String? {
        if ![organization].containsExactly(plan.organization.id) {
            return "the standing approval is for the organization `\(organization)`"
        }
        if plan.rulesDigest != rulesDigest { return "the standing approval is for other rules" }
        if plan.purpose != .repair { return "a standing approval is for repairs" }
        return nil
    }

    /// Why a plan has too many changes; nil when it has not.
    /// - Parameter recent: What was changed in the organization before.
    package func refusal(ofCountIn plan: Plan, after recent: RecentChanges) -> String? {
        radius.excesses(of: plan, after: recent) { "`\($0)` of the standing approval" }.first
    }

    /// Why it does not allow a change; nil when it does.
    package func refusal(of change: Change, in dialect: Dialect) -> String? {
        let others = change.rules.filter { !rules.contains($0) }
        if change.rules.isEmpty || !others.isEmpty {
            return "the standing approval does not name \(others.map { "`\($0)`" }.joined(separator: ", "))"
        }
        if !change.weakenings.isEmpty { return "a standing approval allows no weakening" }
        if let policies, !policies.containsExactly(change.policy.id) {
            return "the standing approval does not name the policy"
        }
        for step in change.patch.steps where !permissions.contains(where: { $0.allows(step) }) {
            return "the standing approval does not allow this value at `\(step.path)`"
        }
        guard let condition else { return nil }
        let isMet = (try? PolicyCondition(condition))?.isMet(by: change.before, in: dialect) == true
        return isMet ? nil : "the policy does not meet the condition of the standing approval"
    }
}

extension StandingApproval.Permission {
    fileprivate func allows(_ step: PolicyPatch.Step) -> Bool {
        guard step.edit == edit, step.path == path else { return false }
        switch edit {
        case .set: return values.contains(step.value)
        case .add, .remove: return step.value.array?.allSatisfy { values.contains($0) } == true
        case .unset: return false
        }
    }
}
