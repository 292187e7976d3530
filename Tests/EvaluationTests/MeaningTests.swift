import CEL
import Evaluation
import JSON
import Observations
import Rules
import Testing

/// Each line of what a rule means: `where`, `require`, `count`, `whenEmpty`, incompleteness and what a dialect lacks.
struct MeaningTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var says: String
        var rule: String
        var given = "{}"
        var incomplete: Set<ResourceKind> = []
        var dialect = Dialect.reference
        var outcome: Outcome
        var failed: [String] = []
        var undetermined: [String] = []
        var reasons: Set<ReasonKind> = []
        var testDescription: String { says }
    }

    static let users = """
        users:
          - { account_id: a, account_type: atlassian, account_status: active, email: a@acme.example }
          - { account_id: b, account_type: atlassian, account_status: closed, email: b@evil.example }
          - { account_id: c, account_type: app, account_status: active }
        """

    static let cases = [
        Case(
            says: "where true and require true is no finding", rule: "for: user\nrequire: user.account_id != 'z'",
            given: users, outcome: .pass),
        Case(
            says: "where true and require false is a finding",
            rule: "for: user\nrequire: user.account_status == 'active'",
            given: users, outcome: .fail, failed: ["b"]),
        Case(
            says: "where false is not selected, whatever require says",
            rule: "for: user\nwhere: has(user.email)\nrequire: user.email.endsWith('.example')", given: users,
            outcome: .pass),
        Case(
            says: "require: false makes whatever is selected a finding",
            rule: "for: user\nwhere: user.account_type == 'app'\nrequire: false", given: users, outcome: .fail,
            failed: ["c"]),
        Case(
            says: "an error in require is undetermined",
            rule: "for: user\nrequire: user.?email.value().endsWith('.example')", given: users,
            outcome: .undetermined, undetermined: ["c"], reasons: [.error]),
        Case(
            says: "an error in where does not matter where require holds",
            rule: "for: user\nwhere: user.?email.value() == 'a@acme.example'\nrequire: user.account_status == 'active'",
            given: users, outcome: .pass),
        Case(
            says: "an error in where where require does not hold is undetermined",
            rule: "for: user\nwhere: user.?email.value() == 'a@acme.example'\nrequire: user.account_type != 'app'",
            given: users, outcome: .undetermined, undetermined: ["c"], reasons: [.error]),
        Case(
            says: "fail is worse than undetermined",
            rule: "for: user\nrequire: user.?email.value() == 'a@acme.example'", given: users, outcome: .fail,
            failed: ["b"], undetermined: ["c"], reasons: [.error]),
        Case(
            says: "an incomplete collection is never pass", rule: "for: user\nrequire: user.account_id != 'z'",
            given: users, incomplete: [.user], outcome: .undetermined, reasons: [.incomplete]),
        Case(
            says: "a finding in an incomplete collection is a finding",
            rule: "for: user\nrequire: user.account_id != 'a'", given: users, incomplete: [.user], outcome: .fail,
            failed: ["a"], reasons: [.incomplete]),
        Case(
            says: "another collection that is incomplete is unknown",
            rule: "for: user\nrequire: org.domains.exists(d, has(d.attributes.name))", given: users,
            incomplete: [.domain], outcome: .undetermined, undetermined: ["a", "b", "c"], reasons: [.incomplete]),
        Case(
            says: "count.max fails when more are selected", rule: "for: user\ncount: { max: 2 }", given: users,
            outcome: .fail, failed: ["organization"]),
        Case(
            says: "count.max passes when selected and undecided fit", rule: "for: user\ncount: { max: 3 }",
            given: users, outcome: .pass),
        Case(
            says: "count.max with undecided ones that may exceed it is undetermined",
            rule: "for: user\nwhere: user.?email.value() != 'q'\ncount: { max: 2 }", given: users,
            outcome: .undetermined, undetermined: ["organization"], reasons: [.error]),
        Case(
            says: "count.max with undecided ones that still fit passes",
            rule: "for: user\nwhere: user.?email.value() != 'q'\ncount: { max: 3 }", given: users, outcome: .pass),
        Case(
            says: "count.max of an incomplete collection is never pass", rule: "for: user\ncount: { max: 9 }",
            given: users, incomplete: [.user], outcome: .undetermined, undetermined: ["organization"],
            reasons: [.incomplete]),
        Case(
            says: "count.max that is exceeded already fails in an incomplete collection",
            rule: "for: user\ncount: { max: 2 }", given: users, incomplete: [.user], outcome: .fail,
            failed: ["organization"]),
        Case(
            says: "count.min passes when enough are selected", rule: "for: user\ncount: { min: 3 }", given: users,
            outcome: .pass),
        Case(
            says: "count.min passes in an incomplete collection when enough are selected",
            rule: "for: user\ncount: { min: 3 }", given: users, incomplete: [.user], outcome: .pass),
        Case(
            says: "count.min fails when selected and undecided are too few", rule: "for: user\ncount: { min: 4 }",
            given: users, outcome: .fail, failed: ["organization"]),
        Case(
            says: "count.min that undecided ones may reach is undetermined",
            rule: "for: user\nwhere: user.?email.value() != 'q'\ncount: { min: 3 }", given: users,
            outcome: .undetermined, undetermined: ["organization"], reasons: [.error]),
        Case(
            says: "count.min of an incomplete collection with too few is undetermined",
            rule: "for: user\ncount: { min: 4 }", given: users, incomplete: [.user], outcome: .undetermined,
            undetermined: ["organization"], reasons: [.incomplete]),
        Case(
            says: "a count of nothing is judged, whenEmpty aside", rule: "for: user\ncount: { max: 2 }", outcome: .pass),
        Case(
            says: "with require and count the worse counts",
            rule: "for: user\nrequire: user.account_status == 'active'\ncount: { max: 3 }", given: users,
            outcome: .fail, failed: ["b"]),
        Case(
            says: "with require and count the worse counts, also the other way round",
            rule: "for: user\nrequire: user.account_id != 'z'\ncount: { max: 1 }", given: users, outcome: .fail,
            failed: ["organization"]),
        Case(
            says: "nothing selected is not applicable by default", rule: "for: user\nrequire: user.account_id != 'z'",
            outcome: .notApplicable),
        Case(
            says: "nothing selected is pass on request",
            rule: "for: user\nrequire: user.account_id != 'z'\nwhenEmpty: pass", outcome: .pass),
        Case(
            says: "nothing selected fails on request, on the organization",
            rule: "for: user\nrequire: user.account_id != 'z'\nwhenEmpty: fail", outcome: .fail,
            failed: ["organization"]),
        Case(
            says: "nothing selected is undetermined on request",
            rule: "for: user\nrequire: user.account_id != 'z'\nwhenEmpty: undetermined", outcome: .undetermined,
            undetermined: ["organization"], reasons: [.error]),
        Case(
            says: "whenEmpty does not apply to an incomplete collection",
            rule: "for: user\nrequire: user.account_id != 'z'\nwhenEmpty: pass", incomplete: [.user],
            outcome: .undetermined, reasons: [.incomplete]),
        Case(
            says: "whether anything is selected is not known where a where is undecided",
            rule:
                "for: user\nwhere: user.?email.value() == 'q'\nrequire: user.account_type == 'app'\nwhenEmpty: fail",
            given: users, outcome: .undetermined, undetermined: ["organization"], reasons: [.error]),
        Case(
            says: "a field that the dialect lacks is undetermined, before anything else",
            rule: "for: user\nrequire: has(user.mfa_enabled)", outcome: .undetermined, reasons: [.unsupported]),
        Case(
            says: "orValue does not turn what cannot be seen into a pass",
            rule: "for: user\nrequire: user.?mfa_enabled.orValue(true)", given: users, outcome: .undetermined,
            reasons: [.unsupported]),
        Case(
            says: "a field that the dialect lacks does not matter where another decides",
            rule:
                "for: user\nwhere: user.account_id == 'a'\nrequire: user.account_status == 'active' || has(user.mfa_enabled)",
            given: users, outcome: .pass),
        Case(
            says: "a field that the dialect lacks matters where no other decides",
            rule: "for: user\nrequire: user.account_status == 'active' || has(user.mfa_enabled)", given: users,
            outcome: .undetermined, undetermined: ["b"], reasons: [.unsupported]),
        Case(
            says: "a where for a value that the dialect never shows is undetermined",
            rule:
                "for: policy\nwhere: policy.type == 'external-user'\nrequire: policy.?status.orValue('') == 'enabled'",
            given: "policies: [{ id: p, type: ip-allowlist, status: enabled }]", dialect: .cloud,
            outcome: .undetermined, reasons: [.unsupported]),
        Case(
            says: "a where for such a value through a let is undetermined too",
            rule: "for: policy\nlet:\n  outside: policy.type == 'external-user'\nwhere: outside\nrequire: 'false'",
            given: "policies: [{ id: p, type: ip-allowlist, status: enabled }]", dialect: .cloud,
            outcome: .undetermined, reasons: [.unsupported]),
        Case(
            says: "looking for such a value among other resources is never pass",
            rule:
                "for: organization\nrequire: org.policies.filter(p, p.type == 'external-user').all(p, has(p.status))",
            given: "policies: [{ id: p, type: ip-allowlist, status: enabled }]", dialect: .cloud,
            outcome: .undetermined, reasons: [.unsupported]),
        Case(
            says: "sparing all but such a value is never pass",
            rule: "for: policy\nrequire: policy.type != 'external-user' || policy.?status.orValue('') == 'enabled'",
            given: "policies: [{ id: p, type: ip-allowlist, status: enabled }]", dialect: .cloud,
            outcome: .undetermined, reasons: [.unsupported]),
        Case(
            says: "a violation that was seen is one, whatever the dialect lacks",
            rule: "for: policy\nrequire: policy.type == 'external-user'",
            given: "policies: [{ id: p, type: ip-allowlist, status: enabled }]", dialect: .cloud, outcome: .fail,
            failed: ["p"]),
        Case(
            says: "a kind that the dialect lacks is undetermined",
            rule: "for: workspace\nrequire: workspace.id != ''", outcome: .undetermined, reasons: [.unsupported]),
        Case(
            says: "a rule for another dialect is undetermined",
            rule: "for: user\nrequire: user.account_id != 'z'\ndialects: [cloud]", given: users,
            outcome: .undetermined, reasons: [.unsupported]),
        Case(
            says: "a null in an optional field is an absent field",
            rule: "for: user\nrequire: '!has(user.email)'",
            given: "users: [{ account_id: a, account_type: app, account_status: active, email: null }]",
            outcome: .pass),
        Case(
            says: "a present field that is missing after all is undetermined",
            rule: "for: user\nrequire: user.account_status == 'active'",
            given: "users: [{ account_id: a, account_type: app }]", outcome: .undetermined, undetermined: ["a"],
            reasons: [.error]),
        Case(
            says: "a let is the same as its expression in its place",
            rule:
                "for: user\nlet:\n  mail: user.?email.value()\nwhere: user.account_id != 'c'\nrequire: mail.endsWith('acme.example')",
            given: users, outcome: .fail, failed: ["b"]),
        Case(
            says: "a let that fails is undetermined where it is used",
            rule: "for: user\nlet:\n  mail: user.?email.value()\nrequire: mail.endsWith('.example')", given: users,
            outcome: .undetermined, undetermined: ["c"], reasons: [.error]),
        Case(
            says: "what only a person can see is undetermined", rule: "for: organization\nmanual: look at the console",
            outcome: .undetermined, reasons: [.unsupported]),
        Case(
            says: "the organization itself is a resource", rule: "for: organization\nrequire: org.users.size() == 3",
            given: users, outcome: .pass),
    ]

    @Test(arguments: cases) func `a rule means what it says`(_ item: Case) throws {
        let rules = try Compiling.rule(item.rule)
        let inventory = try Compiling.inventory(item.given, incomplete: item.incomplete, dialect: item.dialect)
        let assessment = rules.assess(inventory, now: Compiling.now)
        let rule = try #require(assessment.rules.first)
        #expect(rule.outcome == item.outcome)
        #expect(rule.findings.filter { $0.status == .fail }.map(\.resource.id) == item.failed)
        #expect(rule.findings.filter { $0.status == .undetermined }.map(\.resource.id) == item.undetermined)
        #expect(Set(rule.reasons.map(\.kind)) == item.reasons)
    }
}
