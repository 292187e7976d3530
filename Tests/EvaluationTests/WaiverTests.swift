import CEL
import Evaluation
import Observations
import Rules
import Testing

/// What waivers and attestations do to findings and outcomes.
struct WaiverTests {
    private static let rule = """
        for: user
        require: user.account_status == "active"
        """
    private static let users = """
        users:
          - { account_id: u1, account_status: closed, email: eve@partner.example }
          - { account_id: u2, account_status: closed, email: bob@acme.example }
          - { account_id: u3, account_status: active, email: al@acme.example }
        """

    struct Case: Sendable, CustomTestStringConvertible {
        var name: String
        var rule = WaiverTests.rule
        var given = WaiverTests.users
        var incomplete: Set<ResourceKind> = []
        var waivers: String
        var today = "2026-11-01"
        var outcome: Outcome
        /// `id status`, of every finding.
        var findings: [String]
        /// `kind: text`.
        var notices: [String] = []
        var testDescription: String { name }
    }

    private static func waiver(_ subject: String, expires: String = "2027-01-31") -> String {
        Waiving.waiver(subject, expires: expires)
    }

    /// A user for each letter, with the letter as status; of one in upper case `where` cannot be decided.
    private static func keyed(_ letters: String) -> String {
        let users = letters.enumerated().map { number, letter in
            let email = letter.isLowercase ? ", email: x" : ""
            return "{ account_id: u\(number), account_status: \(letter.lowercased())\(email) }"
        }
        return "users: [ \(users.joined(separator: ", ")) ]"
    }

    /// A count of the users with an email.
    private static func selecting(_ count: String) -> String {
        "for: user\nwhere: user.?email.value() != ''\ncount: \(count)"
    }

    static let cases = [
        Case(
            name: "a resource is waived, the others are not", waivers: waiver("resource: u1"), outcome: .fail,
            findings: ["u1 waived", "u2 fail"]),
        Case(
            name: "where all findings are waived, the rule is", waivers: waiver("where: \"true\""), outcome: .waived,
            findings: ["u1 waived", "u2 waived"]),
        Case(
            name: "a condition waives where it is true",
            waivers: waiver("where: user.?email.orValue('').endsWith('@partner.example')"), outcome: .fail,
            findings: ["u1 waived", "u2 fail"]),
        Case(
            name: "a condition that errors waives nothing",
            given: "users: [ { account_id: u1, account_status: closed } ]",
            waivers: waiver("where: user.?email.value().endsWith('x')"), outcome: .fail, findings: ["u1 fail"],
            notices: [
                "undecided: its condition cannot be decided for a finding, so it does nothing there: "
                    + "the optional has no value"
            ]),
        Case(
            name: "a condition on what the dialect lacks waives nothing",
            given: "users: [ { account_id: u1, account_status: closed } ]",
            waivers: waiver("where: user.?mfa_enabled.orValue(true)"), outcome: .fail, findings: ["u1 fail"],
            notices: [
                "undecided: its condition cannot be decided for a finding, so it does nothing there: "
                    + "the reference dialect has no `user.mfa_enabled`"
            ]),
        Case(
            name: "an expired waiver no longer hides its finding",
            waivers: waiver("where: 'true'", expires: "2026-11-01"),
            today: "2026-11-02", outcome: .fail, findings: ["u1 fail", "u2 fail"],
            notices: ["expired: it expired on 2026-11-01, 1 day ago, and what it was for was found again"]),
        Case(
            name: "a waiver counts to the end of its last day",
            waivers: waiver("where: 'true'", expires: "2026-11-02"), today: "2026-11-02", outcome: .waived,
            findings: ["u1 waived", "u2 waived"], notices: ["expiring: it expires today"]),
        Case(
            name: "a waiver of what complies is unused", waivers: waiver("resource: u3"), outcome: .fail,
            findings: ["u1 fail", "u2 fail"], notices: ["unused: nothing that was found needs it"]),
        Case(
            name: "where not all was seen nothing is called unused", incomplete: [.user],
            waivers: waiver("resource: u9"), outcome: .fail, findings: ["u1 fail", "u2 fail"]),
        Case(
            name: "what was not seen stays undetermined when all that was found is waived", incomplete: [.user],
            waivers: waiver("where: 'true'"), outcome: .undetermined, findings: ["u1 waived", "u2 waived"]),
        Case(
            name: "a doubt cannot be waived",
            rule: "for: user\nrequire: user.?email.value() == 'x'",
            given: "users: [ { account_id: u1 }, { account_id: u2, email: y } ]",
            waivers: waiver("where: 'true'"), outcome: .undetermined, findings: ["u1 undetermined", "u2 waived"]),
        Case(
            name: "an attestation does not waive a failure",
            waivers: Waiving.attestation("where: 'true'"), outcome: .fail, findings: ["u1 fail", "u2 fail"],
            notices: ["unused: nothing that was found needs it"]),
        Case(
            name: "a manual rule is undetermined until somebody attests it", rule: "for: organization\nmanual: Look",
            waivers: Waiving.attestation(), outcome: .waived, findings: ["organization waived"]),
        Case(
            name: "an attestation ends too", rule: "for: organization\nmanual: Look",
            waivers: Waiving.attestation(), today: "2027-02-01", outcome: .undetermined, findings: [],
            notices: ["expired: it expired on 2027-01-31, 1 day ago, and what it was for was found again"]),
        Case(
            name: "a waiver is no attestation", rule: "for: organization\nmanual: Look",
            waivers: waiver("resource: organization"), outcome: .undetermined, findings: []),
        Case(
            name: "what no API shows can be attested",
            rule: "for: user\nrequire: user.?mfa_enabled.value()",
            waivers: Waiving.attestation(), outcome: .waived, findings: ["organization waived"]),
        Case(
            name: "what was not fetched cannot be attested", rule: "for: user\nrequire: user.?email.value() != ''",
            given: "users: [ { account_id: u1 } ]", incomplete: [.user],
            waivers: Waiving.attestation("where: 'true'"), outcome: .undetermined, findings: ["u1 undetermined"]),
        Case(
            name: "a count is waived up to a bound", rule: "for: user\ncount: { max: 1 }",
            waivers: waiver("upTo: 3"), outcome: .waived, findings: ["organization waived"]),
        Case(
            name: "a count beyond the bound is not waived", rule: "for: user\ncount: { max: 1 }",
            waivers: waiver("upTo: 2"), outcome: .fail, findings: ["organization fail"],
            notices: ["exceeded: 3 are selected, more than it allows"]),
        Case(
            name: "a count that may be beyond the bound is not waived",
            rule: "for: user\nwhere: user.?email.value() != ''\ncount: { max: 1 }",
            given: """
                users: [ { account_id: u1, email: a }, { account_id: u2, email: b }, { account_id: u3 } ]
                """,
            waivers: waiver("upTo: 2"), outcome: .fail, findings: ["organization fail"],
            notices: ["exceeded: 2 are selected and 1 are in doubt, more than it allows"]),
        Case(
            name: "a count of which not all was seen is not waived", rule: "for: user\ncount: { max: 1 }",
            incomplete: [.user], waivers: waiver("upTo: 1000000"), outcome: .fail, findings: ["organization fail"],
            notices: ["exceeded: 3 are selected and not all were seen, so there may be more than it allows"]),
        Case(
            name: "too few are waived down to a bound", rule: "for: user\ncount: { min: 5 }",
            waivers: waiver("downTo: 3"), outcome: .waived, findings: ["organization waived"]),
        Case(
            name: "fewer than the bound are not waived", rule: "for: user\ncount: { min: 5 }",
            waivers: waiver("downTo: 4"), outcome: .fail, findings: ["organization fail"],
            notices: ["exceeded: 3 are selected, fewer than it allows"]),
        Case(
            name: "a count by key is waived where no key is beyond the bound",
            rule: "for: user\ncount: { max: 1, by: user.account_status }", given: keyed("aaabb"),
            waivers: waiver("upTo: 3"), outcome: .waived, findings: ["organization waived"]),
        Case(
            name: "a key that may be beyond the bound is not waived by one that has more for sure",
            rule: selecting("{ max: 1, by: user.account_status }"), given: keyed("aaabbBB"),
            waivers: waiver("upTo: 3"), outcome: .fail, findings: ["organization fail"],
            notices: ["exceeded: 3 are selected and 1 are in doubt, more than it allows"]),
        Case(
            name: "a key that does not fail for sure is not waived by one that does",
            rule: selecting("{ max: 2, by: user.account_status }"), given: keyed("aaaBBBB"),
            waivers: waiver("upTo: 3"), outcome: .fail, findings: ["organization fail"],
            notices: ["exceeded: 3 are selected and 1 are in doubt, more than it allows"]),
        Case(
            name: "a key with too few is not waived by one with less too few",
            rule: selecting("{ min: 4, by: user.account_status }"), given: keyed("aaabBBB"),
            waivers: waiver("downTo: 2"), outcome: .fail, findings: ["organization fail"],
            notices: ["exceeded: 1 are selected, fewer than it allows"]),
        Case(
            name: "a key with too few is not waived by a bound for one with too many",
            rule: "for: user\ncount: { min: 2, max: 2, by: user.account_status }", given: keyed("aaab"),
            waivers: waiver("upTo: 3"), outcome: .fail, findings: ["organization fail"],
            notices: ["exceeded: the other bound of the count does not hold for sure either"]),
        Case(
            name: "too many are not waived where nobody knows how few there may be",
            rule: "for: user\ncount: { max: 1, min: size(org.groups) }", incomplete: [.group],
            waivers: waiver("upTo: 3"), outcome: .fail, findings: ["organization fail"],
            notices: ["exceeded: the other bound of the count does not hold for sure either"]),
        Case(
            name: "waiving members changes no count",
            rule: "for: user\nrequire: user.account_status == 'active'\ncount: { max: 1 }",
            waivers: waiver("where: 'true'"), outcome: .fail,
            findings: ["organization fail", "u1 waived", "u2 waived"]),
        Case(
            name: "an empty collection is waived on the organization",
            rule: "for: user\nwhere: user.account_id == 'x'\nrequire: 'true'\nwhenEmpty: fail",
            waivers: waiver("resource: organization"), outcome: .waived, findings: ["organization waived"]),
        Case(
            name: "ids that only look the same are others",
            given: "users: [ { account_id: \"e\\u0301\", account_status: closed } ]",
            waivers: waiver("resource: \"\\u00e9\""), outcome: .fail, findings: ["e\u{301} fail"],
            notices: ["unused: nothing that was found needs it"]),
        Case(
            name: "ids that only look the same are waived each by its own waiver",
            given: """
                users:
                  - { account_id: "e\\u0301", account_status: closed }
                  - { account_id: "\\u00e9", account_status: closed }
                """,
            waivers: waiver("resource: \"\\u00e9\"")
                + waiver("resource: \"e\\u0301\"").replacing("waivers:\n", with: ""),
            outcome: .waived, findings: ["e\u{301} waived", "\u{e9} waived"]),
        Case(
            name: "a condition must hold for every resource with the id",
            given: """
                users:
                  - { account_id: u1, account_status: closed, email: a }
                  - { account_id: u1, account_status: closed, email: b }
                """,
            waivers: waiver("where: user.?email.orValue('') == 'a'"), outcome: .fail,
            findings: ["u1 fail", "u1 fail"], notices: ["unused: nothing that was found needs it"]),
    ]

    @Test(arguments: cases)
    func `waivers do what they say and no more`(item: Case) throws {
        let inventory = try Compiling.inventory(item.given, incomplete: item.incomplete)
        let assessment = try Waiving.assess(
            item.rule, item.waivers, on: inventory, today: #require(CalendarDay(item.today)))
        let rule = try #require(assessment.rules.first)
        #expect(rule.outcome == item.outcome)
        #expect(rule.findings.map { "\($0.resource.id) \($0.status.rawValue)" } == item.findings)
        #expect(assessment.waiverNotices.map { "\($0.kind.rawValue): \($0.text)" } == item.notices)
        for finding in rule.findings where finding.status == .waived {
            #expect(finding.reasons.isEmpty && finding.waiver?.isExpired == false)
        }
    }

    @Test func `of several waivers the one that lasts longest is named`() throws {
        let waivers =
            Waiving.waiver("resource: u1", expires: "2026-10-01")
            + Waiving.waiver("where: 'true'", expires: "2027-03-01").replacing("waivers:\n", with: "")
        let assessment = try Waiving.assess(
            Self.rule, waivers, on: Compiling.inventory(Self.users))
        let finding = try #require(assessment.findings.first)
        #expect(finding.waiver?.expires == CalendarDay("2027-03-01"))
        #expect(finding.waiver?.daysLeft == 120)
        #expect(assessment.waiverNotices.map(\.kind) == [.expired])
    }

    @Test func `waivers end by the real clock, not by now`() throws {
        let set = try Waiving.rules(Compiling.rule(Self.rule), Waiving.waiver("where: 'true'", expires: "2026-12-01"))
        let inventory = try Compiling.inventory(Self.users)
        let past = try #require(CELTimestamp(rfc3339: "2026-11-01T00:00:00Z"))
        let assessment = set.assess(inventory, now: past)
            .accepting(set, on: inventory, today: try #require(CalendarDay("2026-12-02")))
        #expect(assessment.rules.map(\.outcome) == [.fail])
    }

    @Test func `waivers of rules that were not chosen say nothing`() throws {
        let set = try Waiving.rules(Compiling.rule(Self.rule), Waiving.waiver("resource: u9")).filtered { _ in false }
        let inventory = try Compiling.inventory(Self.users)
        let assessment = set.assess(inventory, now: Compiling.now)
            .accepting(set, on: inventory, today: Waiving.today)
        #expect(assessment.waiverNotices.isEmpty)
    }
}
