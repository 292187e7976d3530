import CEL
import JSON
import Observations
import Rules

/// Holds IP allowlists against those who must not be locked out.
struct AllowlistCheck {
    /// See https://support.atlassian.com/security-and-access-policies/docs/specify-ip-addresses-for-product-access/.
    static let mostEntries = 500

    private let safeguards: Safeguards
    private let form: PolicyForm

    init(_ safeguards: Safeguards, _ form: PolicyForm) {
        self.safeguards = safeguards
        self.form = form
    }

    /// Why the policy may not be written; nil where it may, or is no IP allowlist.
    func refusal(of policy: JSONObject) -> SafeguardRefusal? {
        guard form.identity(of: policy)?.type == "ip-allowlist" else { return nil }
        return text(policy).map { SafeguardRefusal($0) }
    }

    private func text(_ policy: JSONObject) -> String? {
        // A word that is not known may mean that it is in force.
        let isInForce = form.status(of: policy) != "disabled"
        let list = form.value(at: .allowed, in: policy)
        guard let entries = list?.array else {
            return isInForce || list.map { !$0.isNull } == true ? SafeguardMessages.noAddresses : nil
        }
        guard entries.count <= Self.mostEntries else {
            return SafeguardMessages.tooManyAddresses(entries.count, Self.mostEntries)
        }
        var ranges: [CELIPRange] = []
        for entry in entries {
            guard let range = entry.string.flatMap({ CELIPRange(allowlistEntry: $0) }) else {
                return SafeguardMessages.malformedAddress(entry.string ?? entry.serialized())
            }
            ranges.append(range)
        }
        guard isInForce else { return nil }
        if ranges.isEmpty { return SafeguardMessages.emptyAllowlist }
        return missing(from: AddressSet(ranges))
    }

    private func missing(from allowed: AddressSet) -> String? {
        let wanted = safeguards.requiredRanges + safeguards.operatorAddresses
        if wanted.isEmpty { return SafeguardMessages.noOperator }
        var missing: [String] = []
        for text in wanted {
            guard let range = CELIPRange(requirement: text) else { return SafeguardMessages.malformedRequirement(text) }
            if !allowed.covers(range) { missing.append(text) }
        }
        return missing.isEmpty ? nil : SafeguardMessages.lockedOut(missing)
    }
}
