package import JSON
package import Observations
package import Rules

/// What becomes of one policy.
///
/// Everything but what it is made from is computed, so that a change read from a file either is what its parts say or none.
package struct Change: Hashable, Sendable {
    /// How much can go wrong.
    package enum Risk: String, CaseIterable, Sendable {
        /// It only strengthens what has a known order, and cannot lock anybody out.
        case low
        case high
    }

    /// One write: the policy after it, and the body that makes it so. Each is verified before the next one is sent.
    package struct Stage: Hashable, Sendable {
        package var after: JSONObject
        package var body: JSONObject
    }

    /// Stable: made of organization, policy and patch.
    package let id: String
    /// Ids of the rules that ask for it, sorted.
    package let rules: [String]
    package let policy: PolicyIdentity
    /// The whole policy as the API gave it.
    package let before: JSONObject
    package let patch: PolicyPatch
    /// `PolicyForm.digest` of `before`: what a fresh answer must have for the change to be made.
    package let beforeDigest: String
    /// At least one. An IP allowlist whose addresses change while it becomes enabled takes two: the addresses, then the rest.
    package let stages: [Stage]
    /// Paths of known strength that it lowers.
    package let weakenings: [PolicyPath]
    package let risk: Risk
    /// Whether the policy is not in force any more after it.
    package let disables: Bool

    /// Throws where the patch does not fit the policy, changes nothing, or the policy cannot be sent back as it came.
    package init(
        rules: [String], before: JSONObject, patch: PolicyPatch, of organization: String, in dialect: Dialect
    ) throws(PlanError) {
        let form = PolicyForm(dialect)
        guard let policy = form.identity(of: before) else { throw .unsendable("it has no id or no type") }
        guard !JSONValue.object(before).hasReplacementCharacter else {
            throw .unsendable("it holds characters that could not be read")
        }
        guard WritablePolicies.types(in: dialect).contains(policy.type) else {
            throw .unsendable("no request can write a policy of its type")
        }
        if let step = patch.steps.first(where: { !$0.isSendable(in: dialect) }) {
            throw .unpatchable(step.path, "no request can hold it")
        }
        let after = try patch.applied(to: before, form)
        guard !form.isSame(before, after) else { throw .unchanged }
        self.rules = rules.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        self.policy = policy
        self.before = before
        self.patch = patch
        beforeDigest = form.digest(of: before)
        stages = try Self.states(from: before, to: after, patch, form).map { state throws(PlanError) in
            Stage(after: state, body: try form.body(for: state))
        }
        let strength = PolicyStrength(form)
        weakenings = strength.weakenings(from: before, to: after)
        risk = strength.isHarmless(from: before, to: after) ? .low : .high
        disables = strength.isLowered(form.status(of: before), form.status(of: after))
        let parts: [JSONValue] = [.string(organization), .string(policy.id), patch.json]
        id = String(String(sha256: JSONValue.array(parts).canonicalBytes()).prefix(16))
    }

    /// The policy after the whole change.
    package var after: JSONObject { stages.last?.after ?? before }

    /// What the policy becomes, write by write.
    private static func states(
        from before: JSONObject, to after: JSONObject, _ patch: PolicyPatch, _ form: PolicyForm
    ) throws(PlanError) -> [JSONObject] {
        let isEnabled = form.status(of: before) != "enabled" && form.status(of: after) == "enabled"
        guard form.identity(of: before)?.type == "ip-allowlist", isEnabled,
            form.value(at: .allowed, in: before) != form.value(at: .allowed, in: after),
            let addresses = PolicyPatch(patch.steps.filter { $0.path != .status })
        else { return [after] }
        return [try addresses.applied(to: before, form), after]
    }
}

extension PolicyPatch.Step {
    /// Whether a request can hold what it changes: else a change could be judged by what nobody sends. Undoing may take
    /// away what was not there at all.
    fileprivate func isSendable(in dialect: Dialect) -> Bool {
        let isWhole =
            path.segments == ["attributes"] && dialect == .reference && value.isNull && (edit == .unset || edit == .set)
        return isWhole || WritablePolicies.canWrite(path, in: dialect)
    }
}

extension JSONValue {
    /// Whether a text in it holds U+FFFD, as which half a surrogate pair is read: what was there before is not known.
    fileprivate var hasReplacementCharacter: Bool {
        switch self {
        case .string(let text): text.unicodeScalars.contains("\u{FFFD}")
        case .array(let elements): elements.contains { $0.hasReplacementCharacter }
        case .object(let object):
            object.members.contains { $0.key.unicodeScalars.contains("\u{FFFD}") || $0.value.hasReplacementCharacter }
        default: false
        }
    }
}
