import CEL
import Evaluation
import JSON
import Observations
import Reporting
import Testing

import Rules

/// A run with every outcome, and names that try to break whoever shows them.
struct AwkwardReport {
    static let hostileNames: [(id: String, name: String)] = [
        ("u-01", "\u{1B}[31mred\u{1B}]0;title\u{7}"),
        ("u-02", "<script>alert('1')</script>&amp;"),
        ("u-03", "]]><error/>"),
        ("u-04", "::error::owned"),
        ("u-05", "two\r\n::error file=x::lines"),
        ("u-06", "\u{202E}gpj.exe\u{202C}"),
        ("u-07", "##vso[task.setvariable variable=x]y ##[error]z # ## fine"),
        ("u-08", "[click](https://evil.example) {0}"),
        ("u-09", "=cmd|'/C calc'!A0"),
        ("u-10", "\u{9B}2J\u{2028}\u{FEFF}\u{FFFF}\u{7F}\u{0}"),
        ("u-11", "עברית 日本 👩‍👩‍👧 e\u{301}"),
        ("u-12", String(repeating: "A", count: 10_000)),
        ("u-13", "C:\\path\\\"quoted\"\t'tab'"),
    ]

    static var report: Report {
        get throws {
            var report = Report(
                toolVersion: "0.1.0",
                assessment: Assessment(
                    organization: OrganizationIdentity(id: "org/1", name: "Evil \u{1B}[2J<b>&</b> \u{202E}Inc."),
                    dialect: .reference, now: try #require(CELTimestamp(rfc3339: "2026-11-24T08:30:00.5Z")),
                    isComplete: false, rules: rules, waiverNotices: notices, baseline: baseline),
                snapshot: SnapshotIdentity(
                    digest: String(repeating: "0123456789abcdef", count: 4), ageInSeconds: 7_500),
                rulesDigest: String(repeating: "fe", count: 32),
                parameters: [("max_admins", 5), ("names", ["a", "\u{202E}b"])],
                exitStatus: 1, apiCalls: 34, apiCallsByOperation: ["getUsers": 32, "getPolicies": 2],
                appendFingerprint: { $1.append(Array(fingerprint($0).utf8)) }, history: try history)
            report.inputs = [
                InputIdentity(
                    name: "approved", kind: .snapshot, path: "\u{1B}[2J/<b>",
                    digest: String(repeating: "ab", count: 32),
                    organization: "org\u{202E}/1", takenAt: report.assessment.now),
                InputIdentity(
                    name: "hr", kind: .csv, path: "hr.csv", digest: String(repeating: "cd", count: 32), rows: 1),
            ]
            return report
        }
    }

    /// Not a digest, but as long as one and another for each finding.
    static func fingerprint(_ finding: Finding) -> String {
        let text = "\(finding.rule)/\(finding.resource.id)"
        let hex = text.utf8.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        return String((String(hex.reversed()) + String(repeating: "0", count: 64)).prefix(64))
    }

    private static var rules: [RuleAssessment] {
        [admins, allowlist, count, groups, noEvents, old, reviewed, tokens]
    }

    private static var notices: [WaiverNotice] {
        [
            WaiverNotice(
                kind: .expired, rule: "at-most-5-admins", subject: nil, waiver: expired,
                text: "it expired on 2026-10-31, 24 days ago"),
            WaiverNotice(
                kind: .unused, rule: "groups-synced", subject: "group.name == \"::error::\\u001b\"", waiver: waiver,
                text: "nothing that was found needs it"),
        ]
    }

    static var waiver: WaiverNote {
        note(.waiver, expires: "2027-01-31", daysLeft: 68)
    }

    private static var expired: WaiverNote {
        note(.waiver, expires: "2026-10-31", daysLeft: -24)
    }

    private static func note(_ kind: Waiver.Kind, expires: String, daysLeft: Int) -> WaiverNote {
        WaiverNote(
            kind: kind, reason: "migration \u{1B}[2J<b>ends</b>\n::error::soon", approver: "ciso@acme.example",
            ticket: "SEC-12", checked: kind == .attestation ? CalendarDay("2026-11-20") : nil,
            expires: CalendarDay(expires) ?? CalendarDay(of: .epoch), daysLeft: daysLeft,
            location: RuleLocation(path: "waivers.yaml", line: 7, column: 5))
    }

    private static var baseline: BaselineComparison {
        BaselineComparison(
            accepted: 4, resolved: [recorded("admin-verified-domain", .user, "u-99")],
            unseen: [recorded("groups-synced", .group, "g\u{1B}1", count: 3)])
    }

    private static var history: RunHistory {
        get throws {
            let times = try (1...4).map { try #require(CELTimestamp(rfc3339: "2026-11-2\($0)T02:00:00Z")) }
            return RunHistory(
                comparison: RunComparison(
                    previous: times[2], new: [String(repeating: "ab", count: 32)], unchanged: 14,
                    fixed: [recorded("old-policies-gone", .policy, "p-0")], unseen: []),
                trend: zip(times, [0, 7, 15, 15]).map { time, count in
                    TrendPoint(time: time, failed: [.critical: count], waived: 2, undetermined: 1)
                },
                fixTimes: [FixTime(severity: .high, fixed: 3, median: 90_061)])
        }
    }

    private static func recorded(
        _ rule: String, _ kind: ResourceKind, _ id: String, count: Int? = nil
    ) -> RecordedFinding {
        RecordedFinding(
            fingerprint: String(repeating: "0d", count: 32), rule: rule, severity: .medium,
            resource: FindingResource(kind: kind, id: id), count: count)
    }

    private static var admins: RuleAssessment {
        var findings = hostileNames.map { user in
            Finding(
                rule: "admin-verified-domain", severity: .critical, status: .fail,
                resource: FindingResource(kind: .user, id: user.id, name: user.name),
                message: "admin \(user.name) uses an email on no verified domain",
                evidence: [Evidence(expr: "user.name", value: .string(user.name))], baseline: .new)
        }
        findings.append(
            Finding(
                rule: "admin-verified-domain", severity: .critical, status: .undetermined,
                resource: FindingResource(kind: .user, id: "u-20"), message: "cannot be decided: `email` is absent",
                reasons: [Reason(.error, "`email` is absent")]))
        findings.append(
            Finding(
                rule: "admin-verified-domain", severity: .critical, status: .waived,
                resource: FindingResource(kind: .user, id: "u-21", name: "Break Glass"),
                message: "admin Break Glass uses no email", waiver: waiver))
        return RuleAssessment(
            rule: RuleMetadata(
                id: "admin-verified-domain", title: "Every organization admin has an email on a verified domain",
                severity: .critical,
                rationale: "An address that the company does not own outlives its owner's contract.",
                help: "Verify the domain under **Directory > Domains**, or take the role away.\n\nThen check again.",
                references: ["javascript:alert(1)", "https://support.atlassian.com/user-management/"],
                tags: ["identity", "admins"],
                controls: [ControlMapping(framework: "iso27001-2022", controls: ["A.5.16", "A.8.2"])],
                kind: .user, location: RuleLocation(path: "./rules/more/../user rules#1.yaml", line: 12, column: 11)),
            outcome: .fail, reasons: [Reason(.error, "`email` is absent")],
            selected: SelectedCount(count: 40, isAtLeast: true), findings: findings)
    }

    private static var allowlist: RuleAssessment {
        RuleAssessment(
            rule: metadata("allowlist-enabled", .high, .policy, title: "An IP allowlist is enabled"),
            outcome: .pass, reasons: [], selected: SelectedCount(count: 1, isAtLeast: false), findings: [])
    }

    private static var count: RuleAssessment {
        let ids = (1...100).map { JSONValue.string("u-\($0)") }
        let finding = Finding(
            rule: "at-most-5-admins", severity: .low, status: .fail,
            resource: FindingResource(kind: .organization, id: "org/1"), message: "120 admins",
            evidence: [
                Evidence(expr: "selected", value: .array(ids), total: 120),
                Evidence(expr: "params.max_admins", value: 5),
                Evidence(expr: "user.nested", value: ["a": ["b": ["c": ["d": [1]]]], "n": .null, "t": true]),
            ], count: ObservedCount(direction: .tooMany, selected: 120, most: 120), waiver: expired,
            baseline: .worse)
        return RuleAssessment(
            rule: metadata("at-most-5-admins", .low, .user, title: "Few organization admins"),
            outcome: .fail, reasons: [], selected: SelectedCount(count: 120, isAtLeast: false), findings: [finding])
    }

    private static var groups: RuleAssessment {
        RuleAssessment(
            rule: metadata("groups-synced", .medium, .group, title: "Groups come from the identity provider"),
            outcome: .undetermined,
            reasons: [
                Reason(.error, "an expression failed"), Reason(.forbidden, "the key may not list groups"),
                Reason(.incomplete, "page 7 of the groups failed"),
                Reason(.unsupported, "`group.attributes.external_synced` is not in the reference dialect"),
                Reason(.stale, "the snapshot is older than 1 hour"),
            ],
            selected: SelectedCount(count: 0, isAtLeast: true), findings: [])
    }

    private static var noEvents: RuleAssessment {
        RuleAssessment(
            rule: metadata("no-key-events", .info, .event, title: "No API key was made lately"),
            outcome: .notApplicable, reasons: [], selected: SelectedCount(count: 0, isAtLeast: false), findings: [])
    }

    private static var old: RuleAssessment {
        let finding = Finding(
            rule: "old-policies-gone", severity: .high, status: .waived,
            resource: FindingResource(kind: .policy, id: "p-1", name: "Legacy"),
            message: "policy Legacy is old", waiver: waiver)
        return RuleAssessment(
            rule: metadata("old-policies-gone", .high, .policy, title: "Old policies are gone"),
            outcome: .waived, reasons: [], selected: SelectedCount(count: 3, isAtLeast: false), findings: [finding])
    }

    private static var reviewed: RuleAssessment {
        let finding = Finding(
            rule: "support-access-reviewed", severity: .medium, status: .waived,
            resource: FindingResource(kind: .organization, id: "org/1"), message: "Somebody looked at it",
            waiver: note(.attestation, expires: "2026-11-24", daysLeft: 0))
        return RuleAssessment(
            rule: metadata("support-access-reviewed", .medium, .organization, title: "Access of support is reviewed"),
            outcome: .waived, reasons: [], selected: SelectedCount(count: 0, isAtLeast: true), findings: [finding])
    }

    private static var tokens: RuleAssessment {
        let finding = Finding(
            rule: "tokens-named", severity: .info, status: .fail,
            resource: FindingResource(kind: .policy, id: "p\u{1B}2", name: ""), message: "", baseline: .accepted)
        return RuleAssessment(
            rule: metadata("tokens-named", .info, .policy, title: "::warning::Title <of> a {rule}"),
            outcome: .fail, reasons: [], selected: SelectedCount(count: 1, isAtLeast: false), findings: [finding])
    }

    private static func metadata(
        _ id: String, _ severity: Severity, _ kind: ResourceKind, title: String
    ) -> RuleMetadata {
        RuleMetadata(
            id: id, title: title, severity: severity, kind: kind,
            location: RuleLocation(path: "/etc/tenet/rules.yaml", line: 3, column: 5))
    }
}
