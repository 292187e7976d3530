import Foundation
import Testing

@testable import CLI

/// What is wrong with `tenet.yaml`, shown at its characters.
struct SettingsMistakeTests {
    private struct Mistake: CustomTestStringConvertible {
        let setting: String
        /// A file of one line.
        let line: String
        /// The characters that are wrong.
        let place: String
        let message: String

        init(_ setting: String, _ line: String, _ place: String, _ message: String) {
            (self.setting, self.line, self.place, self.message) = (setting, line, place, message)
        }

        var testDescription: String { line }

        /// As it is shown where the line has that number.
        func shown(at number: Int) -> String {
            let start = line.range(of: place, options: .backwards)?.lowerBound ?? line.startIndex
            let column = line[..<start].count
            let caret = String(repeating: " ", count: column) + "^" + String(repeating: "~", count: place.count - 1)
            return "tenet.yaml:\(number):\(column + 1): error: \(message)\n\(line)\n\(caret)\n"
        }
    }

    private static let formats =
        "FORMAT or FORMAT=PATH, with one of the formats `text`, `json`, `sarif`, `junit`, `ndjson`, `csv`, `action-plan`, `github`, `gitlab`, `bitbucket`, `markdown`, `oscal`, `ocsf`, `prometheus`, `html`"

    private static let mistakes = [
        Mistake("rules", "rules: policies/", "policies/", "expected a list, found `policies/`"),
        Mistake("rule", "rule: [[a]]", "[a]", "expected a rule's id, found a list"),
        Mistake("tag", "tag: {}", "{}", "expected a list, found a mapping"),
        Mistake("params", "params: { a: [[b]] }", "[b]", "expected a text, found a list"),
        Mistake("inputs", "inputs: { hr: [] }", "[]", "expected a path, found a list"),
        Mistake("strict", "strict: yes", "yes", "expected `true` or `false`, found `yes`"),
        Mistake("org", "org: []", "[]", "expected an organization's id, found a list"),
        Mistake("dialect", "dialect: clouds", "clouds", "expected `reference` or `cloud`, found `clouds`"),
        Mistake("directory", "directory: x", "x", "expected a list, found `x`"),
        Mistake("token-file", "token-file: {}", "{}", "expected a path, found a mapping"),
        Mistake("ca-file", "ca-file: ''", "''", "expected a path, found the text ``"),
        Mistake("rate", "rate: fast", "fast", "expected a number more than 0, found `fast`"),
        Mistake("concurrency", "concurrency: 2.5", "2.5", "expected a whole number more than 0, found `2.5`"),
        Mistake("max-calls", "max-calls: '5'", "'5'", "expected a whole number more than 0, found the text `5`"),
        Mistake("max-age", "max-age: 3", "3", "expected an age such as `36h` or `7d`, found `3`"),
        Mistake("waivers", "waivers: [{}]", "{}", "expected a path, found a mapping"),
        Mistake("baseline", "baseline: [a.json]", "[a.json]", "expected a path, found a list"),
        Mistake("new-only", "new-only: 1", "1", "expected `true` or `false`, found `1`"),
        Mistake("redact", "redact: \"true\"", "\"true\"", "expected `true` or `false`, found the text `true`"),
        Mistake("history", "history: {}", "{}", "expected a path, found a mapping"),
        Mistake("keep-days", "keep-days: -1", "-1", "expected a whole number more than 0, found `-1`"),
        Mistake("output", "output: [pdf]", "pdf", "expected \(formats), found `pdf`"),
        Mistake("oscal-version", "oscal-version: 1.2", "1.2", "expected `1.1.3` or `1.2.2`, found `1.2`"),
        Mistake(
            "fail-on", "fail-on: hgh", "hgh",
            "expected `info`, `low`, `medium`, `high`, `critical` or `none`, found `hgh`"),
        Mistake(
            "allow-undetermined", "allow-undetermined: error,some", "error,some",
            "expected `all` or some of `error`, `forbidden`, `incomplete`, `unsupported`, `stale`, found `error,some`"),
        Mistake("author", "author: []", "[]", "expected a name, found a list"),
        Mistake("state", "state: []", "[]", "expected a path, found a list"),
    ]

    private static let guardrails = [
        Mistake(
            "guardrails.required_ranges", "  required_ranges: [office]", "office",
            "expected an address or a CIDR range, found `office`"),
        Mistake(
            "guardrails.max_changes", "  max_changes: many", "many",
            "expected a number from 0 to 1000000, found `many`"),
        Mistake("guardrails.max_percent", "  max_percent: 101", "101", "expected a number from 0 to 100, found `101`"),
        Mistake(
            "guardrails.max_locked_out", "  max_locked_out: -1", "-1",
            "expected a number from 0 to 1000000, found `-1`"),
        Mistake("guardrails.protected_policies", "  protected_policies: p", "p", "expected a list, found `p`"),
        Mistake(
            "guardrails.break_glass_admins", "  break_glass_admins: [{}]", "{}",
            "expected an account's id, found a mapping"),
        Mistake(
            "guardrails.windows", "  windows: [never]", "never",
            "expected a window such as `Mon-Fri 09:00-17:00 UTC`, found `never`"),
        Mistake(
            "guardrails.freeze", "  freeze: [Christmas]", "Christmas",
            "expected days such as `2026-12-20/2027-01-06`, found `Christmas`"),
        Mistake(
            "guardrails.organizations", "  organizations: [[]]", "[]", "expected an organization's id, found a list"),
    ]

    /// Bounds on changes, which stand at three places.
    private static let limits = ["", "per_rule.", "per_organization."].flatMap { level in
        [
            ("max_changes", 1_000_000), ("max_percent", 100), ("max_high_risk", 1_000_000),
            ("max_high_risk_percent", 100),
        ]
        .flatMap { key, most -> [Mistake] in
            let keys = key.contains("high_risk") ? [key, key.replacing("high_risk", with: "disable")] : [key]
            return keys.map { key in
                let bound = level.isEmpty ? "\(key): many" : "\(level.dropLast()): { \(key): many }"
                return Mistake(
                    "guardrails.\(level)\(key)", "guardrails: { \(bound) }", "many",
                    "expected a number from 0 to \(most), found `many`")
            }
        }
    }

    private static let approvals = [
        Mistake(
            "approvals.required", "  required: -1", "-1", "expected a number from 0 to 1000, found `-1`"),
        Mistake(
            "approvals.approvers", "  approvers: { ann: none }", "none",
            "expected a key that `tenet approve --generate-key` prints, found `none`"),
    ]

    private func check(_ settings: String, rules: String = TinyOrganization.rules) throws -> Tenet.Result {
        let organization = try TinyOrganization(rules: rules)
        try organization.scratch.file("tenet.yaml", settings)
        return try organization.check()
    }

    private static func refused(_ shown: String) -> Tenet.Result {
        let count = shown.ranges(of: "error: ").count
        return Tenet.Result(
            status: 2, output: "", errors: "\(shown)\(count) \(count == 1 ? "error" : "errors")\n")
    }

    @Test func `a link that leads nowhere is not taken for no settings`() throws {
        let organization = try TinyOrganization()
        try FileManager.default.createSymbolicLink(
            atPath: organization.scratch.path("tenet.yaml"), withDestinationPath: "gone.yaml")
        #expect(
            try organization.check()
                == Tenet.Result(
                    status: 2, output: "", errors: "tenet: cannot read `tenet.yaml`: No such file or directory\n"))
    }

    @Test func `every setting has a value that is wrong below`() {
        let tested = Self.mistakes + Self.guardrails + Self.limits + Self.approvals
        #expect(Set(tested.map(\.setting) + ["base-url"]) == Set(Setting.inFile.map(\.name)))
    }

    @Test(arguments: mistakes + limits) private func `a wrong value is shown at its characters`(mistake: Mistake) throws
    {
        #expect(try check(mistake.line + "\n") == Self.refused(mistake.shown(at: 1)))
    }

    @Test func `all that is wrong is shown at once`() throws {
        let lines =
            Self.mistakes.map { ($0.line, Optional($0)) } + [("guardrails:", nil)]
            + Self.guardrails.map { ($0.line, $0) } + [("approvals:", nil)] + Self.approvals.map { ($0.line, $0) }
        let shown = lines.enumerated().compactMap { $1.1?.shown(at: $0 + 1) }.joined()
        #expect(try check(lines.map { $0.0 + "\n" }.joined()) == Self.refused(shown))
    }

    @Test(arguments: [
        ("rates: 5", "rates", "`rates` is not a key of tenet.yaml, did you mean `rate`?"),
        ("guardrails: { windws: [] }", "windws", "`windws` is not a key of `guardrails`, did you mean `windows`?"),
        ("approvals: { require: 1 }", "require", "`require` is not a key of `approvals`, did you mean `required`?"),
        ("guardrails: 5", "5", "expected the mapping `guardrails`, found `5`"),
        (
            "guardrails: { per_rule: { max_change: 1 } }", "max_change",
            "`max_change` is not a key of `guardrails.per_rule`, did you mean `max_changes`?"
        ),
        ("guardrails: { per_rule: [] }", "[]", "expected the mapping `guardrails.per_rule`, found a list"),
        ("- rate", "- rate", "expected settings, found a list"),
        ("apiVersion: tenet/v2", "tenet/v2", "`tenet/v2` is not a version of Tenet's files, did you mean `tenet/v1`?"),
        ("output: [json, text]", "text", "only one format can go to standard output; give the others a path"),
        ("approvals: { required: 1 }", "1", "expected a number from 0 to 0, the number of approvers, found `1`"),
        (
            "params: { max_admns: 1 }", "max_admns",
            "no rule file declares a parameter `max_admns`, did you mean `max_admins`?"
        ),
        ("params: { max_admins: few }", "few", "expected an `int` for the parameter `max_admins`, found `few`"),
        ("params: { max_admins: null }", "null", "expected a value, found `null`"),
        ("org: null", "null", "expected an organization's id, found `null`"),
        ("waivers: [~]", "~", "expected a path, found `~`"),
        ("inputs: { hz: x }", "hz", "no rule file declares an input `hz`, did you mean `hr`?"),
    ])
    func `so are keys that nobody knows, and what only the rules know`(
        line: String, place: String, message: String
    ) throws {
        let rules = TinyOrganization.rules.replacing(
            "rules:",
            with: """
                params:
                  max_admins: { type: int, default: 5 }
                inputs: { hr: { csv: hr.csv } }
                rules:
                """)
        let organization = try TinyOrganization(rules: rules)
        try organization.scratch.file("rules/hr.csv", "email\n")
        try organization.scratch.file("tenet.yaml", line + "\n")
        let result = try organization.check()
        #expect(result.status == 2)
        #expect(result.errors.contains(Mistake("", line, place, message).shown(at: 1)), "\(result.errors)")
    }

    @Test(arguments: ["http://example.com/", "https://ann:PASSMARK@example.com", "https://example.com?key=PASSMARK"])
    func `an address that may hold a password is not shown`(address: String) throws {
        let result = try check("base-url: \(address)\n")
        let stars = String(repeating: "*", count: address.count)
        let shown = """
            tenet.yaml:1:11: error: expected an address such as `https://api.atlassian.com/admin` (`http` on this machine only), without credentials
            base-url: \(stars)
                      ^\(stars.dropFirst().replacing("*", with: "~"))

            """
        #expect(result == Self.refused(shown))
    }

    @Test(arguments: [
        ("TENET_RATE", "fast", "a number more than 0, found `fast`"),
        ("TENET_STRICT", "maybe", "`true` or `false`, found `maybe`"),
        ("TENET_MAX_AGE", "old", "an age such as `36h` or `7d`, found `old`"),
    ])
    func `a variable of the environment that is wrong is named`(name: String, text: String, expected: String) throws {
        #expect(
            try TinyOrganization().check(environment: [name: text])
                == Tenet.Result(status: 2, output: "", errors: "tenet: `\(name)`: expected \(expected)\n"))
    }
}
