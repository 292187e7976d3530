import JSON
import Observations
import Rules

/// Holds a change of an authentication policy against those who must still be able to sign in.
///
/// Which accounts a policy holds no API shows, and which of its free-form settings enforces single sign-on is not established: so
/// the operator says where his own account is, and each setting is taken for one that may.
struct SignInCheck {
    static let type = "authentication"

    /// Whether the change is one of which this is to be asked: one of more than the name of an authentication policy.
    static func concerns(_ change: Change) -> Bool {
        change.policy.type == type && change.patch.steps.contains { $0.path != .name }
    }

    private let change: Change
    private let form: PolicyForm

    init(_ change: Change, _ form: PolicyForm) {
        self.change = change
        self.form = form
    }

    /// Why the change may not be made; nil where it may, or is none of an authentication policy.
    func refusal(_ facts: SignInFacts, protected: [String]) -> SafeguardRefusal? {
        guard Self.concerns(change) else { return nil }
        if let obstacle = facts.obstacle { return SafeguardRefusal(SafeguardMessages.signInUnknown(obstacle)) }
        if !protected.contains(where: facts.policies.contains) {
            return SafeguardRefusal(SafeguardMessages.operatorUnknown)
        }
        // A word that is not known may mean that it is in force.
        guard form.status(of: change.after) != "disabled" else { return nil }
        if !facts.hasVerifiedDomain { return SafeguardRefusal(SafeguardMessages.noVerifiedDomain) }
        return facts.admins.isEmpty ? SafeguardRefusal(SafeguardMessages.noBreakGlass) : nil
    }
}
