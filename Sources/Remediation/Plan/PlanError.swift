package import Rules

/// Why there is no plan, or no change.
package enum PlanError: Error, Hashable {
    /// A path that the patch cannot change, and why.
    case unpatchable(PolicyPath, String)
    /// The patch would leave the policy as it is.
    case unchanged
    /// The policy holds something that no request could send back, which a write would therefore lose.
    case unsendable(String)
    /// A plan file that is none: where, and what is wrong.
    case invalidFile(String)
}

extension PlanError: CustomStringConvertible {
    /// For people, one line; data of the organization in it is not escaped.
    package var description: String {
        switch self {
        case .unpatchable(let path, let reason): "`\(path)` cannot be changed: \(reason)"
        case .unchanged: "the policy is already what the rule asks for"
        case .unsendable(let reason): "the policy cannot be sent back as it came: \(reason)"
        case .invalidFile(let reason): "this is no plan as Tenet wrote it: \(reason)"
        }
    }
}
