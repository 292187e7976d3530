import CEL
import Evaluation
import JSON
import Observations
import Remediation

extension Plan {
    /// A plan with everything in it.
    static func sample() throws -> Plan {
        var safeguards = Safeguards()
        safeguards.requiredRanges = ["203.0.113.0/24"]
        safeguards.operatorAddresses = ["203.0.113.9"]
        safeguards.radius.perRun.percents[.any] = 50
        safeguards.allowedWeakenings = [try Policies.path("rule.in")]
        safeguards.windows = [ChangeWindow("Mon-Fri 09:00-17:00 Europe/Berlin")].compactMap { $0 }
        safeguards.freezes = [Freeze("2026-12-20/2027-01-06")].compactMap { $0 }
        safeguards.organizations = ["org-1"]
        let policy = PolicyIdentity(id: "p9", type: "data-security", name: nil)
        return Plan(
            author: "Eve \u{1B}", organization: OrganizationIdentity(id: "org-1", name: "Älpha \u{1F}\"\\\n"),
            dialect: .reference,
            rulesDigest: String(repeating: "ab", count: 32), parameters: ["max": 3, "list": ["b", "a"]],
            chosenRules: ["a-rule", "the-rule"],
            created: CELTimestamp(rfc3339: "2026-11-25T09:00:00Z") ?? .epoch, isDraft: false, safeguards: safeguards,
            policyCount: 4,
            changes: [
                try Policies.change(Policies.external, (.set, "status", "enabled")),
                try Policies.change(
                    Policies.allowlist, (.add, "rule.in", ["198.51.100.7"]), (.set, "status", "enabled")),
            ],
            notPlanned: [NotPlanned(rules: ["a-rule"], policy: policy, kind: .breaks, text: "`b-rule` would fail")],
            manualSteps: [ManualStep(rule: "a-rule", policy: policy, text: "Do it by hand.\nThen check.")])
    }
}
