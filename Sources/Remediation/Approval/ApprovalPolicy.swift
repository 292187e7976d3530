/// Whose approval counts, and how many there must be.
package struct ApprovalPolicy: Hashable, Sendable {
    /// How many people must have signed; 0: a digest on the command line or a name typed at a terminal is enough.
    package var required: Int
    /// The key of each approver, by name.
    package var approvers: [String: ApproverKey]

    /// Nobody's signature counts, and none is required.
    package init(required: Int = 0, approvers: [String: ApproverKey] = [:]) {
        self.required = required
        self.approvers = approvers
    }
}
