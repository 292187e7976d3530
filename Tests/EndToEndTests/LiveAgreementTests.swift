import Foundation
import RandomCEL
import Testing

/// What a run over a socket says after waivers and a baseline, and what a run on the snapshot behind it says.
struct LiveAgreementTests {
    /// What is selected takes a call for each user, unless something cheaper decides.
    private static let isAdmin = #""org-admin" in user.roles"#

    private static let rules: [(id: String, body: String)] = [
        ("few", "where: '\(isAdmin)'\n    count: { max: 1 }"),
        ("few-each", "where: '\(isAdmin)'\n    count: { max: 1, by: user.name }"),
        ("enough", "where: '\(isAdmin)'\n    count: { min: 4 }"),
        ("enough-each", "where: '\(isAdmin)'\n    count: { min: 2, by: user.name }"),
        ("in-between", "where: '\(isAdmin)'\n    count: { min: 2, max: 3 }"),
        ("active", "require: user.account_status == 'active'"),
        ("reachable", "where: '\(isAdmin)'\n    require: has(user.email)\n    whenEmpty: fail"),
        ("doubtful", "where: '\(isAdmin)'\n    require: user.?email.value() != 'x@acme.example'"),
        ("protected", "where: '\(isAdmin)'\n    require: user.?mfa_enabled.value()"),
    ]

    private static let waivers = [
        ("few", "upTo: 3"), ("few-each", "upTo: 2"), ("enough", "downTo: 2"), ("enough-each", "downTo: 1"),
        ("in-between", "upTo: 4"), ("active", "where: '\(isAdmin)'"), ("reachable", "resource: u1"),
        ("doubtful", "where: user.name == 'a'"),
    ]

    private static var ruleFile: String {
        "apiVersion: tenet/v1\nrules:\n"
            + rules.map { id, body in
                "  - id: \(id)\n    title: \(id)\n    severity: high\n    for: user\n    \(body)\n"
            }.joined()
    }

    private static var waiverFile: String {
        func entry(_ rule: String, _ subject: String, _ checked: String = "") -> String {
            "  - { rule: \(rule), \(subject), reason: r, approver: a, ticket: t, \(checked)expires: \(WaiverTests.day(90)) }\n"
        }
        return "apiVersion: tenet/v1\nwaivers:\n" + waivers.map { entry($0, $1) }.joined() + "attestations:\n"
            + entry("protected", "where: '\(isAdmin)'", "checked: \(WaiverTests.day(-1)), ")
    }

    private static func users(_ random: inout SeededRandom) -> [String] {
        (0..<random.below(9)).map { number in
            let status = random.chance(2) ? "active" : "closed"
            let email = random.chance(2) ? #","email":"\#(random.pick(["x", "y"]))@acme.example""# : ""
            let roles = random.chance(2) ? #"[{"role":"org-admin"}]"# : "[]"
            return #"{"account_id":"u\#(number)","account_type":"atlassian","account_status":"\#(status)","#
                + #""name":"\#(random.pick(["a", "b"]))"\#(email),"role_assignments":\#(roles)}"#
        }
    }

    /// The same in both ways: status, rules and findings, and what became of the baseline.
    private struct Said: Equatable {
        var status: Int32
        var findings: Findings
        var baseline: String

        init(_ result: Tenet.Result) throws {
            status = result.status
            findings = try Findings(result.output)
            let json = try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any] ?? [:]
            let baseline = try JSONSerialization.data(
                withJSONObject: ["baseline": json["baseline"] ?? NSNull()], options: [.sortedKeys])
            self.baseline = String(decoding: baseline, as: UTF8.self)
        }
    }

    @Test func `waivers, attestations and a baseline do the same over a socket`() throws {
        let seed = UInt64.random(in: 0..<1_000_000_000)
        print("live agreement: seed \(seed)")
        var random = SeededRandom(seed: seed)
        for _ in 0..<8 {
            let accepted = try TinyOrganization(users: Self.users(&random), rules: Self.ruleFile)
            try accepted.scratch.file("waivers.yaml", Self.waiverFile)
            let lines = Self.users(&random)
            let later = try TinyOrganization(users: lines)
            func run(_ arguments: [String]) throws -> Tenet.Result {
                try Tenet.run(
                    arguments + ["--waivers", "waivers.yaml", "--baseline", "baseline.json"],
                    folder: accepted.scratch.folder)
            }
            let written = try run(["baseline", "write", "--snapshot", accepted.snapshot])
            #expect([0, 3].contains(written.status), "seed \(seed): \(written.errors)")
            // A baseline has all counts compared.
            for options in [[], ["--new-only"]] {
                let said = try ["--snapshot", "--simulate"].map { source in
                    try Said(run(["check", source, later.snapshot, "--output", "json"] + options))
                }
                #expect(said[0] == said[1], "seed \(seed): \(lines)")
            }
        }
    }
}
