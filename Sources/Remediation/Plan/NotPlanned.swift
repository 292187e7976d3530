/// A finding whose rule says how to repair it, and why it is not repaired by this plan.
package struct NotPlanned: Hashable, Sendable {
    /// Why a change is not planned.
    package enum Kind: String, CaseIterable, Sendable {
        /// `when` of the rule is false.
        case condition
        /// `when`, or a value, could not be computed.
        case undecided
        /// The policy could not be read by itself, or cannot be changed or sent back as it is.
        case unreadable
        /// The policy is already what the rule asks for, and yet not compliant.
        case unchanged
        /// It is not shown that the rules that ask for the change would be met after it.
        case unproved
        /// Another rule, or the same one on another resource, would not be met any more.
        case breaks
        /// A rule that cannot be decided reads what would change.
        case blocked
        /// It would lower a value of known strength, which nobody acknowledged.
        case weakening
        /// The policy is no longer what was written, so that undoing would undo another's work too.
        case conflict
        /// It could lock people out.
        case lockout
    }

    /// Ids, sorted.
    package var rules: [String]
    package var policy: PolicyIdentity
    package var kind: Kind
    /// For people, one line.
    package var text: String

    package init(rules: [String], policy: PolicyIdentity, kind: Kind, text: String) {
        self.rules = rules
        self.policy = policy
        self.kind = kind
        self.text = text
    }
}

extension NotPlanned.Kind {
    /// Whether a safeguard said no, so that a person may want to say yes.
    package var isRefusal: Bool { self == .weakening || self == .lockout }
}
