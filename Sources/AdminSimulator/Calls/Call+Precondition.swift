internal import HTTPTypes

extension Call {
    /// Refuses an update that is meant for another state of a policy. See https://www.rfc-editor.org/rfc/rfc9110#name-if-match.
    func checkPrecondition(on policy: StoredJSON, _ settings: Organization.Settings) throws(Refusal) {
        guard settings.hasEntityTags, let ifMatch, ifMatch != "*" else { return }
        let tags = ifMatch.split(separator: ",").map { $0.drop { $0 == " " } }
        guard tags.contains(Substring(policy.entityTag)) else {
            throw Refusal(
                status: .preconditionFailed, code: "precondition_failed",
                message: "the policy is not in the state that `If-Match` names")
        }
    }
}

extension StoredJSON {
    /// FNV-1a: another text has, as good as always, another one. See http://www.isthe.com/chongo/tech/comp/fnv/.
    var entityTag: String {
        let hash = bytes.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
        return "\"\(String(hash, radix: 16))\""
    }
}
