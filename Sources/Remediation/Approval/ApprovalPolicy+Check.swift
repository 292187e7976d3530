package import CEL

extension ApprovalPolicy {
    /// What an approval accepts by name.
    /// - Parameters:
    ///   - digest: Of the plan that is to be applied.
    ///   - author: Who made the plan, as far as that is known; where signatures are required, nobody signs what he has made.
    /// - Throws: `ApprovalError` when the approval is not one of this plan, or is not enough.
    package func check(
        _ approval: Approval, of digest: String, by author: String? = nil, at time: CELTimestamp
    ) throws(ApprovalError) -> Acknowledgements {
        switch approval {
        case .digest(let given, let weakenings, let lockouts), .typed(let given, let weakenings, let lockouts):
            guard required == 0 else { throw .signaturesRequired(required) }
            guard given == digest else { throw .otherDigest(given: given, digest: digest) }
            return Acknowledgements(weakenings: Set(weakenings), lockouts: Set(lockouts))
        case .signed(let signatures):
            return try check(signatures, .plan, digest, author, time)
        case .standing(let standing, let signatures):
            _ = try check(signatures, .standing, standing.digest, nil, time)
            // What happens at night without anybody looking weakens nothing and locks nobody out.
            return Acknowledgements()
        }
    }

    /// Whether an approver is the author: by name, written in small or large letters, or by the key of one of that name.
    package func isSame(_ name: String, _ key: ApproverKey, _ author: String) -> Bool {
        let author = author.lowercased()
        return name.lowercased() == author
            || approvers.contains { $0.key.lowercased() == author && $0.value == key }
    }

    /// What every counted signature accepts.
    private func check(
        _ signatures: [SignedApproval], _ subject: SignedApproval.Subject, _ digest: String, _ author: String?,
        _ time: CELTimestamp
    ) throws(ApprovalError) -> Acknowledgements {
        guard !approvers.isEmpty else { throw .noApprovers }
        var accepted: Acknowledgements?
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
            if required > 0, let author, isSame(name, key, author) { throw .author(name) }
            names.insert(name)
            keys.insert(key)
            accepted = accepted?.intersection(signature.accepted) ?? signature.accepted
        }
        // One person with two names has one key.
        let count = min(names.count, keys.count)
        guard count >= max(1, required) else { throw .tooFew(count, required: max(1, required)) }
        return accepted ?? Acknowledgements()
    }
}
