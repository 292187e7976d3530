package import JSON
package import Rules

/// What a rule's `remediate` says of one policy.
package struct Repair: Sendable {
    package enum Answer: Sendable {
        /// What is to be done, in the order of the rule.
        case edits([Edit])
        /// `when` is false.
        case declined
        /// `when`, or a value, has none; why, for people.
        case undecided(String)
    }

    /// One path and what is done to it.
    package struct Edit: Hashable, Sendable {
        package var edit: RemediationDeclaration.Edit
        package var path: PolicyPath
        /// For `add` and `remove` a list.
        package var value: JSONValue
    }

    /// The rule's id.
    package var rule: String
    /// The policy's id.
    package var policy: String
    package var answer: Answer
}
