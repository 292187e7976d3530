/// What a person must do, since the API cannot write it.
package struct ManualStep: Hashable, Sendable {
    package var rule: String
    package var policy: PolicyIdentity
    /// For people; may have several lines.
    package var text: String

    package init(rule: String, policy: PolicyIdentity, text: String) {
        self.rule = rule
        self.policy = policy
        self.text = text
    }
}
