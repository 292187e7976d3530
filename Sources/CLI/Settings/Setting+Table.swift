import Remediation

extension Setting {
    /// All settings, in the order in which people are told of them.
    static let all: [Setting] =
        [
            rules, rule, tag, params, parameterFile, inputs, strict, orgs, org, baseURL, dialect, directory, apiKey,
            tokenFile, tokenStdin, caFile, rate, concurrency, maxCalls, explainCost, snapshot, simulate, now, maxAge,
            waivers, baseline, newOnly, redact, redactKey, history, keepDays, output, oscalVersion, failOn,
            allowUndetermined,
        ] + changing

    /// Those of commands that plan and apply changes.
    private static let changing =
        [author, state, writeAPIKey, noWrites, requiredRanges] + LimitLevel.allCases.flatMap(limits) + [
            maximumLockedOut, protectedPolicies, breakGlassAdmins, windows, freezes, organizations, requiredApprovals,
            approvers,
        ]

    /// Those that `tenet.yaml` may hold.
    static let inFile = all.filter(\.isInFile)

    /// The mapping of `tenet.yaml` that holds it, where one does, and the key there.
    var place: (group: String?, key: String) { Self.place(of: name) }

    /// The mapping that holds what has this name, a setting or a mapping, and its key there.
    static func place(of name: String) -> (group: String?, key: String) {
        guard let dot = name.lastIndex(of: ".") else { return (nil, name) }
        return (String(name[..<dot]), String(name[name.index(after: dot)...]))
    }

    /// Mappings of `tenet.yaml` that hold settings, the outer ones first.
    static let groups = ["guardrails", "guardrails.per_rule", "guardrails.per_organization", "approvals"]
}

// MARK: - Guardrails and approvals

extension Setting {
    static let requiredRanges = guardrail(
        "required_ranges", .list, .addresses, says: "addresses that every enabled IP allowlist must contain")
    static let maximumLockedOut = guardrail(
        "max_locked_out", .one, .whole(0...1_000_000), ["\(Safeguards().maximumLockedOut)"],
        says: "how many people a change of an IP allowlist may lock out")
    static let protectedPolicies = guardrail(
        "protected_policies", .list, .named("a policy's id"), says: "policies of which nothing is changed")
    static let breakGlassAdmins = guardrail(
        "break_glass_admins", .list, .named("an account's id"),
        says: "organization admins who must be able to sign in whatever a policy says")
    static let windows = guardrail("windows", .list, .window, says: "when changes may be made; always by default")
    static let freezes = guardrail("freeze", .list, .freeze, says: "when none may be made")
    static let organizations = guardrail(
        "organizations", .list, .organization, says: "the organizations that may be changed; any by default")
    static let requiredApprovals = Setting(
        name: "approvals.required", type: .whole(0...1_000), isInEnvironment: false, standard: ["0"],
        says: "how many approvers must have signed a plan")
    static let approvers = Setting(
        name: "approvals.approvers", shape: .mapping, type: .approver, isInEnvironment: false,
        says: "the public key of each approver, by name")

    static func guardrail(
        _ key: String, _ shape: Shape, _ type: SettingType, _ standard: [String] = [], says: String
    ) -> Setting {
        Setting(
            name: "guardrails.\(key)", shape: shape, type: type, isInEnvironment: false, standard: standard, says: says)
    }
}
