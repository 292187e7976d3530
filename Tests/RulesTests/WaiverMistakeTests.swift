import CEL
import Diagnostics
import Rules
import Testing

/// Mistakes that people make in waiver files, each with the diagnostic they see.
struct WaiverMistakeTests {
    struct Mistake: Sendable, CustomTestStringConvertible {
        var name: String
        var file: String
        var shown: String
        var testDescription: String { name }
    }

    private static let rules = """
        apiVersion: tenet/v1
        params:
          limit: { type: int, default: 2 }
        rules:
          - { id: accounts-active, title: Active, severity: low, for: user, require: user.account_status == "active" }
          - { id: few-users, title: Few, severity: low, for: user, count: { max: params.limit } }
          - { id: support-reviewed, title: Reviewed, severity: low, for: organization, manual: Look }

        """

    /// A waiver with one line in place of another.
    private static func waiver(_ line: String, inPlaceOf key: String) -> String {
        let lines = [
            "rule: accounts-active", "resource: u1", "reason: r", "approver: a", "ticket: t", "expires: 2026-12-24",
        ]
        let body = lines.map { $0.hasPrefix("\(key):") ? line : $0 }.filter { !$0.isEmpty }
        return "apiVersion: tenet/v1\nwaivers:\n  - " + body.joined(separator: "\n    ") + "\n"
    }

    private static func attestation(_ line: String, inPlaceOf key: String) -> String {
        let lines = [
            "rule: support-reviewed", "reason: r", "approver: a", "ticket: t", "checked: 2026-10-30",
            "expires: 2026-12-24",
        ]
        let body = lines.map { $0.hasPrefix("\(key):") ? line : $0 }.filter { !$0.isEmpty }
        return "apiVersion: tenet/v1\nattestations:\n  - " + body.joined(separator: "\n    ") + "\n"
    }

    static let mistakes = [
        Mistake(
            name: "an empty file", file: "",
            shown: """
                waivers.yaml:1:1: error: the file is empty, expected `apiVersion: tenet/v1` and `waivers:` or `attestations:`
                """),
        Mistake(
            name: "no version", file: "waivers: []\n",
            shown: """
                waivers.yaml:1:1: error: a waiver file needs `apiVersion`
                waivers: []
                ^
                """),
        Mistake(
            name: "a misspelled key", file: waiver("expire: 2026-12-24", inPlaceOf: "expires"),
            shown: """
                waivers.yaml:3:5: error: a waiver needs `expires`
                  - rule: accounts-active
                    ^
                waivers.yaml:8:5: error: `expire` is not a key of a waiver, did you mean `expires`?
                    expire: 2026-12-24
                    ^~~~~~
                """),
        Mistake(
            name: "a day that does not exist", file: waiver("expires: 2027-02-29", inPlaceOf: "expires"),
            shown: """
                waivers.yaml:8:14: error: expected a day such as `2027-01-31`, found `2027-02-29`
                    expires: 2027-02-29
                             ^~~~~~~~~~
                """),
        Mistake(
            name: "a time in place of a day", file: waiver("expires: 2026-12-24T00:00:00Z", inPlaceOf: "expires"),
            shown: """
                waivers.yaml:8:14: error: expected a day such as `2027-01-31`, found `2026-12-24T00:00:00Z`
                    expires: 2026-12-24T00:00:00Z
                             ^~~~~~~~~~~~~~~~~~~~
                """),
        Mistake(
            name: "an expiry too far ahead", file: waiver("expires: 2027-11-03", inPlaceOf: "expires"),
            shown: """
                waivers.yaml:8:14: error: `2027-11-03` is 367 days after today, at most 366 are allowed
                    expires: 2027-11-03
                             ^~~~~~~~~~
                """),
        Mistake(
            name: "for ever", file: waiver("expires: never", inPlaceOf: "expires"),
            shown: """
                waivers.yaml:8:14: error: expected a day such as `2027-01-31`, found `never`
                    expires: never
                             ^~~~~
                """),
        Mistake(
            name: "a blank reason", file: waiver("reason: '  '", inPlaceOf: "reason"),
            shown: """
                waivers.yaml:5:13: error: `reason` must say something
                    reason: '  '
                            ^~~~
                """),
        Mistake(
            name: "nothing that it is for", file: waiver("", inPlaceOf: "resource"),
            shown: """
                waivers.yaml:3:5: error: a waiver needs exactly one of `resource`, `where`, `upTo`, `downTo`
                  - rule: accounts-active
                    ^
                """),
        Mistake(
            name: "two things that it is for",
            file: waiver("resource: u1\n    where: user.account_id == 'u1'", inPlaceOf: "resource"),
            shown: """
                waivers.yaml:5:5: error: a waiver needs exactly one of `resource`, `where`, `upTo`, `downTo`
                    where: user.account_id == 'u1'
                    ^~~~~
                """),
        Mistake(
            name: "a rule that does not exist", file: waiver("rule: accounts-activ", inPlaceOf: "rule"),
            shown: """
                waivers.yaml:3:11: warning: no rule `accounts-activ` is loaded, did you mean `accounts-active`?
                  - rule: accounts-activ
                          ^~~~~~~~~~~~~~
                """),
        Mistake(
            name: "a field that does not exist",
            file: waiver("where: user.acount_id == 'u1'", inPlaceOf: "resource"),
            shown: """
                waivers.yaml:4:17: error: `acount_id` is not a field of `user`, did you mean `account_id`?
                    where: user.acount_id == 'u1'
                                ^~~~~~~~~
                hint: the condition sees the resource and `params`; a waiver ends by `expires` and not by itself
                """),
        Mistake(
            name: "a condition on the time",
            file: waiver("where: now < timestamp('2027-01-01T00:00:00Z')", inPlaceOf: "resource"),
            shown: """
                waivers.yaml:4:12: error: unknown name `now`
                    where: now < timestamp('2027-01-01T00:00:00Z')
                           ^~~
                hint: the condition sees the resource and `params`; a waiver ends by `expires` and not by itself
                """),
        Mistake(
            name: "a condition on another collection",
            file: waiver("where: org.users.size() > 3", inPlaceOf: "resource"),
            shown: """
                waivers.yaml:4:12: error: unknown name `org`
                    where: org.users.size() > 3
                           ^~~
                hint: the condition sees the resource and `params`; a waiver ends by `expires` and not by itself
                """),
        Mistake(
            name: "a condition that is none", file: waiver("where: user.account_id", inPlaceOf: "resource"),
            shown: """
                waivers.yaml:4:12: error: `where` must be a condition (`bool`), found `string`
                    where: user.account_id
                           ^~~~~~~~~~~~~~~
                """),
        Mistake(
            name: "a bound of a rule that counts nothing", file: waiver("upTo: 3", inPlaceOf: "resource"),
            shown: """
                waivers.yaml:4:11: error: the rule has no `count.max`, so nothing exceeds `upTo`
                    upTo: 3
                          ^
                """),
        Mistake(
            name: "a bound that is no number",
            file: waiver("upTo: many", inPlaceOf: "resource").replacing("accounts-active", with: "few-users"),
            shown: """
                waivers.yaml:4:11: error: expected a whole number, found `many`
                    upTo: many
                          ^~~~
                """),
        Mistake(
            name: "a bound below nothing",
            file: waiver("upTo: -1", inPlaceOf: "resource").replacing("accounts-active", with: "few-users"),
            shown: """
                waivers.yaml:4:11: error: expected a whole number from 0, found `-1`
                    upTo: -1
                          ^~
                """),
        Mistake(
            name: "a member of a count", file: waiver("rule: few-users", inPlaceOf: "rule"),
            shown: """
                waivers.yaml:4:15: error: a `count` rule is waived with a bound, `upTo` or `downTo`: its finding stands on the \
                organization
                    resource: u1
                              ^~
                """),
        Mistake(
            name: "the same twice",
            file: waiver("rule: accounts-active", inPlaceOf: "rule")
                + "  - { rule: accounts-active, resource: u1, reason: s, approver: a, ticket: t, expires: 2026-12-25 }\n",
            shown: """
                waivers.yaml:9:13: error: the same waiver exists already, at waivers.yaml:3:11
                  - { rule: accounts-active, resource: u1, reason: s, approver: a, ticket: t, expires: 2026-12-25 }
                            ^~~~~~~~~~~~~~~
                """),
        Mistake(
            name: "an attestation without the day of the check", file: attestation("", inPlaceOf: "checked"),
            shown: """
                waivers.yaml:3:5: error: an attestation needs `checked`
                  - rule: support-reviewed
                    ^
                """),
        Mistake(
            name: "a check that is still to come", file: attestation("checked: 2026-11-02", inPlaceOf: "checked"),
            shown: """
                waivers.yaml:7:14: error: `checked` lies in the future
                    checked: 2026-11-02
                             ^~~~~~~~~~
                """),
        Mistake(
            name: "a check too long ago", file: attestation("checked: 2025-11-01", inPlaceOf: "checked"),
            shown: """
                waivers.yaml:8:14: error: `2026-12-24` is 418 days after `checked`, at most 366 are allowed
                    expires: 2026-12-24
                             ^~~~~~~~~~
                """),
        Mistake(
            name: "a bound of an attestation",
            file: attestation("upTo: 3\n    rule: support-reviewed", inPlaceOf: "rule"),
            shown: """
                waivers.yaml:3:5: error: `upTo` is not a key of an attestation
                  - upTo: 3
                    ^~~~
                """),
        Mistake(
            name: "a waiver that is a text", file: "apiVersion: tenet/v1\nwaivers: [u1]\n",
            shown: """
                waivers.yaml:2:11: error: expected a waiver, found `u1`
                waivers: [u1]
                          ^~
                """),
        Mistake(
            name: "waivers that are a mapping", file: "apiVersion: tenet/v1\nwaivers: { rule: x }\n",
            shown: """
                waivers.yaml:2:10: error: expected a list of waivers, found a mapping
                waivers: { rule: x }
                         ^~~~~~~~~~~
                """),
    ]

    static func compile(_ text: String) throws -> (waivers: [CompiledWaiver], shown: String) {
        var rules = RuleFileReader(path: "rules.yaml", bytes: Array(Self.rules.utf8)) { _ in throw CancellationError() }
        var compiler = RuleCompiler(RuleSet(files: [rules.read()]), parameters: [:])
        let set = compiler.compile()
        #expect(rules.diagnostics.isEmpty && compiler.diagnostics.isEmpty)
        var reader = RuleFileReader(path: "waivers.yaml", bytes: Array(text.utf8)) { _ in throw CancellationError() }
        let file = reader.readWaivers(today: try #require(CalendarDay("2026-11-01")))
        var waivers = WaiverCompiler(set)
        let compiled = waivers.compile([file])
        let diagnostics = (reader.diagnostics + waivers.diagnostics).sorted()
        return (compiled, diagnostics.map { $0.rendered(color: false) }.joined(separator: "\n"))
    }

    @Test(arguments: mistakes)
    func `a mistake is shown where it stands`(mistake: Mistake) throws {
        let result = try Self.compile(mistake.file)
        #expect(result.shown == mistake.shown)
        #expect(result.waivers.isEmpty || ["the same twice", "a bound of an attestation"].contains(mistake.name))
    }

    @Test func `the last day may be 366 days ahead`() throws {
        let result = try Self.compile(Self.waiver("expires: 2027-11-02", inPlaceOf: "expires"))
        #expect(result.shown.isEmpty && result.waivers.count == 1)
    }

    @Test func `a rule cannot have any number of conditions`() throws {
        let entries = (0...200).map {
            "  - { rule: accounts-active, where: user.account_id == '\($0)', reason: r, approver: a, ticket: t, "
                + "expires: 2026-12-24 }\n"
        }
        let result = try Self.compile("apiVersion: tenet/v1\nwaivers:\n" + entries.joined())
        #expect(result.waivers.count == 200)
        #expect(result.shown.contains(":203:13: error: a rule can have 200 conditions in waivers"))
    }

    @Test(arguments: [
        ("1970-01-01", 0), ("1969-12-31", -86_400), ("2026-11-01", 1_793_491_200), ("2024-02-29", 1_709_164_800),
    ])
    func `a day begins at midnight in UTC`(text: String, seconds: Int64) throws {
        let day = try #require(CalendarDay(text))
        #expect(day.start.seconds == seconds)
        #expect("\(day)" == text)
        for second in [0, 1, 86_399] as [Int64] {
            #expect(CalendarDay(of: try #require(CELTimestamp(seconds: seconds + second))) == day)
        }
    }

    @Test(arguments: [
        "", "2026-1-1", "2026-11-01 ", "+026-11-01", "2026-11-0a", "0000-01-01", "2026-13-01", "20261101",
    ])
    func `another text is no day`(text: String) {
        #expect(CalendarDay(text) == nil)
    }
}
