package import Evaluation
package import JSON
import Observations
import Rules

extension Plan {
    /// The changes that undo what a journal says was written, the last first, as far as the policies are still what was written.
    ///
    /// Undoing makes findings again: rules are not asked. The other safeguards hold, and weakening has to be allowed by path.
    /// - Parameters:
    ///   - organization: As it was read just now.
    ///   - policies: As they were read by themselves just now, by id.
    ///   - policyCount: How many policies the organization has.
    ///   - context: Of its rules only the digest and the parameters are taken.
    /// - Throws: `PlanError` where the journal is of another organization, or its plan is none.
    package init(
        undoing journal: Journal, of organization: OrganizationIdentity, policies: [String: JSONObject],
        policyCount: Int, _ context: PlanningContext
    ) throws(PlanError) {
        let done = try Plan(fileBytes: journal.begin.plan.canonicalBytes())
        guard done.organization.id == organization.id else {
            throw .invalidFile("the journal is of the organization `\(done.organization.id)`, not `\(organization.id)`")
        }
        self.init(
            purpose: .rollback, author: context.author, organization: organization, dialect: done.dialect,
            rulesDigest: context.rulesDigest,
            parameters: context.parameters, chosenRules: context.chosenRules.sortedByBytes, created: context.created,
            isDraft: false, safeguards: context.safeguards ?? Safeguards(), policyCount: policyCount, changes: [])
        let form = PolicyForm(done.dialect)
        for undone in UndoneChange.all(in: journal, of: done) {
            let current = policies[undone.change.policy.id]
            if let current, form.isSame(current, undone.before) { continue }
            switch undo(undone, current, context) {
            case .success(let change): changes.append(change)
            case .failure(let refusal):
                notPlanned.append(
                    NotPlanned(
                        rules: undone.change.rules, policy: undone.change.policy, kind: refusal.kind,
                        text: refusal.text))
            }
        }
    }

    private func undo(
        _ undone: UndoneChange, _ current: JSONObject?, _ context: PlanningContext
    ) -> Result<Change, ChangeProof.Refusal> {
        let form = PolicyForm(dialect)
        guard let current else {
            let reason = context.unreadable[undone.change.policy.id] ?? PlanMessages.notListed
            return .failure(ChangeProof.Refusal(.unreadable, PlanMessages.unreadable(reason)))
        }
        guard undone.written.contains(where: { form.isSame($0, current) }) else {
            return .failure(ChangeProof.Refusal(.conflict, PlanMessages.changedSince))
        }
        let change: Change
        do throws(PlanError) {
            guard let patch = undone.patch(from: current, form) else { throw .unchanged }
            change = try Change(
                rules: undone.change.rules, before: current, patch: patch, of: organization.id, in: dialect)
        } catch {
            return .failure(ChangeProof.Refusal(.unreadable, "\(error)"))
        }
        if let refusal = safeguards.lockoutRefusal(of: change, seen: context.seen, in: dialect)
            ?? safeguards.signInRefusal(of: change, context.signIn, in: dialect)
        {
            return .failure(ChangeProof.Refusal(.lockout, "\(refusal)"))
        }
        if let refusal = safeguards.weakeningRefusal(of: change) {
            return .failure(ChangeProof.Refusal(.weakening, "\(refusal)"))
        }
        return .success(change)
    }
}
