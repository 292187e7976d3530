package import JSON
package import Observations

extension Safeguards {
    /// Why the change may not be made: it weakens what nobody said may be weakened. Nil where it may be made.
    package func weakeningRefusal(of change: Change) -> SafeguardRefusal? {
        let unsaid = change.weakenings.filter { !allowedWeakenings.contains($0) }
        return unsaid.isEmpty ? nil : SafeguardRefusal(SafeguardMessages.weakening(unsaid))
    }

    /// Why the change may not be made: a state on its way could lock people out. Nil where it may be made. No rule lifts this,
    /// and an acknowledgement only what the audit log tells.
    /// - Parameter seen: Where people worked of late; nil for a draft, which nobody can apply.
    package func lockoutRefusal(
        of change: Change, seen: RecentAddresses?, in dialect: Dialect
    ) -> SafeguardRefusal? {
        if protectedPolicies.contains(change.policy.id) { return SafeguardRefusal(SafeguardMessages.protected) }
        if let refusal = change.stages.lazy.compactMap({ lockoutRefusal(of: $0.after, in: dialect) }).first {
            return refusal
        }
        guard let seen, !acknowledgedLockouts.containsExactly(change.policy.id) else { return nil }
        return LockoutCheck(change, PolicyForm(dialect)).refusal(
            seen, atMost: maximumLockedOut, policy: change.policy.id)
    }

    /// Why the change of an authentication policy may not be made; nil where it may, or is none of one.
    /// - Parameter facts: Nil for a draft, which nobody can apply.
    package func signInRefusal(
        of change: Change, _ facts: SignInFacts?, in dialect: Dialect
    ) -> SafeguardRefusal? {
        facts.flatMap { SignInCheck(change, PolicyForm(dialect)).refusal($0, protected: protectedPolicies) }
    }

    /// Why a policy may not be written as it is.
    package func lockoutRefusal(of policy: JSONObject, in dialect: Dialect) -> SafeguardRefusal? {
        AllowlistCheck(self, PolicyForm(dialect)).refusal(of: policy)
    }
}
