internal import ArgumentParser
import CEL
import Remediation
import Rules

/// What the command line adds to the guardrails of the settings.
struct GuardrailOptions: ParsableArguments {
    @Option(
        name: .customLong("operator-ip"),
        help: "An address or range of yours that no IP allowlist may lock out; repeatable.")
    var operatorAddresses: [String] = []

    @Option(
        name: .customLong("allow-weaken"),
        help: ArgumentHelp(
            "A path, such as status or rule.in, at which policies may become weaker; repeatable.", valueName: "path"))
    var weakenings: [String] = []

    @Option(
        name: .customLong("ack-lockout"),
        help: ArgumentHelp(
            "An IP allowlist whose change may lock out people who worked of late, or nobody knows whom; repeatable.",
            valueName: "policy"))
    var lockouts: [String] = []

    /// The settings' guardrails with these. Throws `CommandFailure` for a text that is none.
    func safeguards(_ settings: Settings) throws -> Safeguards {
        var safeguards = Safeguards(settings.file)
        for text in operatorAddresses where CELIPRange(requirement: text) == nil {
            throw CommandFailure(
                .wrongArguments, "`--operator-ip` takes an address or a CIDR range, found `\(text)`")
        }
        safeguards.operatorAddresses = operatorAddresses
        safeguards.acknowledgedLockouts = lockouts
        safeguards.allowedWeakenings = try weakenings.map { text in
            guard let path = PolicyPath(text) else {
                throw CommandFailure(.wrongArguments, "`--allow-weaken` takes a path such as `status`, found `\(text)`")
            }
            return path
        }
        return safeguards
    }
}
