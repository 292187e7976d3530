import CEL
import JSON
import Observations
import Rules

/// Tells stronger policies from weaker ones, as far as it is known which way is stronger.
struct PolicyStrength {
    private let form: PolicyForm

    /// Types whose policies are stronger enabled than disabled.
    private static let strongerEnabled: Set<String> = [
        "ip-allowlist", "data-residency", "authentication", "external-user", "user-security",
    ]

    init(_ form: PolicyForm) {
        self.form = form
    }

    /// Paths at which the policy would become weaker, or may: what cannot be compared counts.
    func weakenings(from before: JSONObject, to after: JSONObject) -> [PolicyPath] {
        guard let type = form.identity(of: before)?.type else { return [] }
        var paths: [PolicyPath] = []
        if type == "ip-allowlist", isWider(before, after) { paths.append(.allowed) }
        if Self.strongerEnabled.contains(type), isLowered(form.status(of: before), form.status(of: after)) {
            paths.append(.status)
        }
        return paths
    }

    /// Whether nothing changes but a status of known order, upwards, of a policy that locks nobody out and moves no data.
    func isHarmless(from before: JSONObject, to after: JSONObject) -> Bool {
        guard let type = form.identity(of: before)?.type, Self.strongerEnabled.contains(type),
            type != "ip-allowlist", type != "data-residency", form.status(of: after) == "enabled",
            let status = form.value(at: .status, in: before),
            let patch = PolicyPatch([PolicyPatch.Step(.set, .status, status)]),
            let undone = try? patch.applied(to: after, form)
        else { return false }
        return form.isSame(undone, before)
    }

    /// Whether a status that may be in force becomes one that may not be.
    func isLowered(_ before: String?, _ after: String?) -> Bool {
        before != after && after != "enabled" && before != "disabled"
    }

    /// Whether addresses would be allowed that are not.
    private func isWider(_ before: JSONObject, _ after: JSONObject) -> Bool {
        let (old, new) = (form.value(at: .allowed, in: before), form.value(at: .allowed, in: after))
        if old == new { return false }
        guard let new = new?.array else { return true }
        // An entry that stays allows nothing more, whatever it means.
        let added = new.filter { old?.array?.contains($0) != true }
        let allowed = AddressSet((old?.array ?? []).compactMap { $0.string.flatMap { CELIPRange(allowlistEntry: $0) } })
        return !added.allSatisfy { entry in
            entry.string.flatMap { CELIPRange(allowlistEntry: $0) }.map { allowed.covers($0) } ?? false
        }
    }
}
