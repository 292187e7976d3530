package import CEL

/// Why an approval does not allow a plan to be applied.
package enum ApprovalError: Error, Hashable, Sendable {
    case missing
    case otherDigest(given: String, digest: String)
    case signaturesRequired(Int)
    case noApprovers
    case unknownApprover(String)
    case badSignature(String)
    case expired(String, CELTimestamp)
    case author(String)
    case tooFew(Int, required: Int)
    case notTyped
}

extension ApprovalError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .missing:
            "nobody has approved this plan: give `--approve` with its digest, or `--approval` with a signed file"
        case .otherDigest(let given, let digest):
            "the approval is for `\(given.prefix(64))`, and this has the digest `\(digest)`"
        case .signaturesRequired(let count):
            "the settings require \(count == 1 ? "a signed approval" : "\(count) signed approvals"): give `--approval`"
        case .noApprovers:
            "the settings name no approvers, so that no signature counts"
        case .unknownApprover(let name):
            "`\(name)` is none of the approvers in the settings"
        case .badSignature(let name):
            "the signature is not one of `\(name)` under this approval"
        case .expired(let name, let time):
            "the approval of `\(name)` expired at \(time)"
        case .author(let name):
            "`\(name)` made the plan and cannot approve it too"
        case .tooFew(let count, let required):
            "\(count) of \(required) required approvals are there"
        case .notTyped:
            "what was typed is not the organization's name"
        }
    }
}
