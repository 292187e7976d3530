import Rules

/// The texts of what safeguards refuse.
enum SafeguardMessages {
    static func otherOrganization(_ id: String) -> String {
        "the organization `\(id)` is not among `guardrails.organizations`"
    }

    static func tooMuch(_ excess: String) -> String {
        "\(excess); choose rules with `--rule`, or raise it"
    }

    static func unknownChanges(_ obstacle: String) -> String {
        "what was changed in the last 24 hours is not known: \(obstacle)"
    }

    static func outsideWindows(_ windows: [String]) -> String {
        "no change may be made now: the windows are \(windows.map { "`\($0)`" }.joined(separator: ", "))"
    }

    static func frozen(_ freeze: String) -> String {
        "no change may be made now: `\(freeze)` is frozen"
    }

    static func weakening(_ paths: [PolicyPath]) -> String {
        let names = paths.map { "`\($0)`" }.joined(separator: ", ")
        let options = paths.map { "`--allow-weaken \($0)`" }.joined(separator: " ")
        return "it would lower \(names); \(options) allows that"
    }

    static let noAddresses = "an IP allowlist that is in force would have no list of addresses"
    static let emptyAllowlist = "an IP allowlist that is in force would be empty, which may lock everybody out"
    static let noOperator =
        "nothing says whom an IP allowlist must not lock out: give `--operator-ip`, or `required_ranges` in `guardrails`"

    static func tooManyAddresses(_ count: Int, _ most: Int) -> String {
        "the IP allowlist would have \(count) entries, of which at most \(most) are possible"
    }

    static func malformedAddress(_ text: String) -> String {
        "`\(text)` in the IP allowlist would be neither an address nor a CIDR range"
    }

    static func malformedRequirement(_ text: String) -> String {
        "`\(text)` among the ranges that must be contained is neither an address nor a CIDR range"
    }

    /// How many addresses are shown.
    private static let shownAddresses = 5

    static func seenRecently(_ actors: Int, _ addresses: [String], _ policy: String) -> String {
        let shown = addresses.prefix(shownAddresses).map { "`\($0)`" }.joined(separator: ", ")
        let rest = addresses.count > shownAddresses ? " and \(addresses.count - shownAddresses) more" : ""
        return
            "it would lock out \(shown)\(rest), where \(actors == 1 ? "somebody" : "\(actors) people") worked in the last "
            + "seven days, as the audit log says; `--ack-lockout \(policy)` accepts that"
    }

    static func notSeen(_ obstacle: String, _ policy: String) -> String {
        "whom it would lock out is not known, since the audit log could not be read (\(obstacle)); "
            + "`--ack-lockout \(policy)` accepts that"
    }

    static func signInUnknown(_ obstacle: String) -> String {
        "who could still sign in is not known: \(obstacle)"
    }

    static let operatorUnknown =
        "which authentication policy holds your own account no API shows: name it in `guardrails.protected_policies`"
    static let noVerifiedDomain =
        "an authentication policy in force may enforce single sign-on, and the organization has no verified domain"
    static let noBreakGlass =
        "an authentication policy in force may enforce single sign-on, and none of `guardrails.break_glass_admins` "
        + "is an active organization admin: name one who signs in without it"

    static let protected = "`guardrails.protected_policies` names it: nothing of it is changed"

    static func lockedOut(_ ranges: [String]) -> String {
        "the IP allowlist would not contain \(ranges.map { "`\($0)`" }.joined(separator: ", ")), which must not be locked out"
    }
}
