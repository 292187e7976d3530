package import JSON

extension RuleTest {
    /// What a plan does to a policy.
    package struct Change: Hashable, Sendable {
        /// A path and what is done there.
        package struct Edit: Hashable, Sendable {
            package var edit: RemediationDeclaration.Edit
            package var path: PolicyPath
            /// For `add` and `remove` a list.
            package var value: JSONValue

            package init(_ edit: RemediationDeclaration.Edit, _ path: PolicyPath, _ value: JSONValue) {
                self.edit = edit
                self.path = path
                self.value = value
            }
        }

        /// The policy's id.
        package var policy: String
        /// In any order; nil: whatever it is.
        package var edits: Set<Edit>?

        package init(of policy: String, edits: Set<Edit>?) {
            self.policy = policy
            self.edits = edits
        }

        /// Whether the other is what this one says.
        package func expects(_ other: Change) -> Bool {
            policy == other.policy && (edits == nil || edits == other.edits)
        }
    }
}

extension RuleTest.Change: CustomStringConvertible {
    /// `p1: set status "enabled"`.
    package var description: String {
        guard let edits else { return policy }
        let texts = edits.map { "\($0.edit.rawValue) \($0.path) \($0.value.serialized())" }
        return "\(policy): \(texts.sorted().joined(separator: ", "))"
    }
}
