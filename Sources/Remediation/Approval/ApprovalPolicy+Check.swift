package import CEL

extension ApprovalPolicy {
    /// Which weakenings an approval accepts.
    /// - Parameters:
    ///   - digest: Of the plan that is to be applied.
    ///   - author: Who made the plan, as far as that is known; nobody approves what he has made himself.
    /// - Throws: `ApprovalError` when the approval is not one of this plan, or is not enough.
    package func check(
        _ approval: Approval, of digest: String, by author: String? = nil, at time: CELTimestamp
    ) throws(ApprovalError) -> Set<String> {
        switch approval {
        case .digest(let given, let weakenings), .typed(let given, let weakenings):
            guard required == 0 else { throw .signaturesRequired(required) }
            guard given == digest else { throw .otherDigest(given: given, digest: digest) }
            return Set(weakenings)
        case .signed(let signatures):
            return try check(signatures, .plan, digest, author, time)
        case .standing(let standing, let signatures):
            _ = try check(signatures, .standing, standing.digest, nil, time)
            // What happens at night without anybody looking weakens nothing.
            return []
        }
    }

    /// Paths whose weakening every counted signature accepts.
    private func check(
        _ signatures: [SignedApproval], _ subject: SignedApproval.Subject, _ digest: String, _ author: String?,
        _ time: CELTimestamp
    ) throws(ApprovalError) -> Set<String> {
        guard !approvers.isEmpty else { throw .noApprovers }
        var weakenings: Set<String>?
        var names: Set<String> = []
        var keys: Set<ApproverKey> = []
        for signature in signatures {
            let name = signature.approver
            guard let key = approvers[name] else { throw .unknownApprover(name) }
            guard signature.isSigned(by: key) else { throw .badSignature(name) }
            guard signature.subject == subject, signature.digest == digest else {
                throw .otherDigest(given: signature.digest, digest: digest)
            }
            guard time < signature.expires else { throw .expired(name, signature.expires) }
            guard name != author else { throw .author(name) }
            names.insert(name)
            keys.insert(key)
            weakenings = weakenings?.intersection(signature.weakenings) ?? Set(signature.weakenings)
        }
        // One person with two names has one key.
        let count = min(names.count, keys.count)
        guard count >= max(1, required) else { throw .tooFew(count, required: max(1, required)) }
        return weakenings ?? []
    }
}
