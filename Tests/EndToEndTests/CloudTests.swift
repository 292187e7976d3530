import Foundation
import Testing

/// The cloud dialect through the real client: which calls are made, and that what is seen live is what a snapshot holds.
struct CloudTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var rule: String
        /// Ids of resources that fail, found by reading the organization.
        var findings: [String]
        var calls: [String: Int]

        var testDescription: String { rule.split(separator: "\n").first.map(String.init) ?? rule }
    }

    /// The first call, for the organization itself, comes on top. Users on several pages are counted, too.
    static let cases = [
        Case(
            rule:
                "for: user\nwhere: '\"org-admin\" in user.roles'\nrequire: user.?email.orValue(\"\").endsWith(\"@good.example\")",
            findings: ["bob"], calls: ["searchDirectoryUsers": 1]),
        Case(
            rule: "for: user\nrequire: '!(\"org-admin\" in user.roles)'", findings: ["ann", "bob"],
            calls: ["searchDirectoryUsers": 2, "getDirectoryUsersCount": 1]),
        Case(
            // Only on products, which the listing does not tell: one search does for three users.
            rule: "for: user\nrequire: user.status != \"active\" || !(\"user\" in user.roles)",
            findings: ["bob", "cyd"],
            calls: ["searchDirectoryUsers": 3, "getDirectoryUsersCount": 1]),
        // Of a role that the other dialect alone has, nothing needs to be asked.
        Case(
            rule: "for: user\nrequire: 'user.status != \"active\" || "
                + "!user.roles.exists(r, r in [\"user\", \"product-admin\"])'",
            findings: ["bob", "cyd"],
            calls: ["searchDirectoryUsers": 3, "getDirectoryUsersCount": 1]),
        Case(
            rule: "for: user\nwhere: 'user.roles.exists(r, r in [\"org-admin\", \"product-admin\"])'\n"
                + "require: user.?email.orValue(\"\").endsWith(\"@good.example\")",
            findings: ["bob"], calls: ["searchDirectoryUsers": 1]),
        Case(
            rule: "for: user\nwhere: user.status == \"active\" && has(user.mfa_enabled)\nrequire: user.mfa_enabled",
            findings: ["cyd"], calls: ["searchDirectoryUsers": 1]),
        Case(
            rule: "for: user\nrequire: user.?last_active.orValue(now) > now - duration(\"2160h\")", findings: ["bob"],
            calls: ["searchDirectoryUsers": 2, "getDirectoryUsersCount": 1]),
        Case(
            rule: "for: user\nrequire: '!has(user.deactivated_on)'", findings: ["dan"],
            calls: ["searchDirectoryUsers": 2, "getDirectoryUsersCount": 1, "getDirectoryUserDetails": 4]),
        Case(
            rule: "for: group\nrequire: group.attributes.?member_count.value() > 0", findings: ["g2"],
            calls: ["searchDirectoryGroups": 1]),
        Case(
            rule: "for: group\nrequire: '!(\"admin\" in group.roles)'", findings: ["g1"],
            calls: ["searchDirectoryGroups": 2]),
        Case(
            rule: "for: policy\nwhere: policy.type == \"ip-allowlist\"\nrequire: policy.?status.value() == \"enabled\"",
            findings: ["p2"], calls: ["getPolicies": 1]),
        Case(
            rule: "for: policy\nrequire: policy.resources.all(r, r.application_status == \"applied\")",
            findings: ["p2"], calls: ["getPolicies": 1]),
        Case(
            rule: "for: domain\nrequire: domain.attributes.?claim.?status.value() == \"verified\"", findings: ["d2"],
            calls: ["getDomains": 1]),
        Case(
            rule: "for: event\nwhere: event.attributes.time > now - duration(\"720h\")\n"
                + "require: event.attributes.action != \"login_as\"",
            findings: ["e1"], calls: ["pollEvents": 2]),
        Case(
            rule:
                "for: event\nwhere: event.attributes.time > now - duration(\"2160h\") && event.attributes.action == \"login_as\"\n"
                + "require: event.attributes.?actor.?id.value() != \"bob\"",
            findings: ["e3"], calls: ["getEvents": 1]),
        Case(
            rule: "for: workspace\nrequire: workspace.attributes.?realm.value() == \"eu\"", findings: ["w2"],
            calls: ["queryWorkspacesV2": 1]),
        Case(
            rule: "for: directory\nrequire: directory.?name.value() == \"Main\"", findings: ["dir-2"],
            calls: ["getDirectoriesForOrg": 1]),
        Case(
            rule: "for: api_token\nrequire: has(api_token.expires_at)", findings: ["t1"],
            calls: ["getApiTokens": 1]),
        Case(
            rule: "for: event_action\nrequire: event_action.id != \"login_as\"", findings: ["login_as"],
            calls: ["getEventActions": 1]),
        Case(
            rule: "for: organization\nrequire: org.role_counts[\"org-admin\"] < 2", findings: ["cloud-org"],
            calls: ["getUserStats": 1]),
        Case(
            rule: "for: organization\nrequire: org.user_count < 4", findings: ["cloud-org"],
            calls: ["getDirectoryUsersCount": 1]),
    ]

    @Test(arguments: cases)
    func `what is seen live is what the snapshot holds, for the calls that it takes`(testCase: Case) throws {
        let organization = try CloudOrganization()
        try organization.scratch.file("rules/rules.yaml", Self.file(testCase.rule))
        let server = try SimulatedServer(organization.snapshot, ["--page-size", "3"])
        let arguments = ["--now", CloudOrganization.takenAt, "--output", "json"]
        let live = try Tenet.run(
            [
                "check", "--org", CloudOrganization.id, "--base-url", server.baseURL, "--dialect", "cloud", "--rate",
                "1000",
            ]
                + arguments, environment: ["TENET_API_KEY": server.token], folder: organization.scratch.folder)
        #expect(live.status == 1, "\(live.errors)\(live.output)")
        let report = try Report(live.output)
        #expect(report.failing == testCase.findings)
        #expect(report.undetermined == [])
        #expect(report.calls == testCase.calls.merging(["getOrgById": 1]) { $1 })

        let snapshot = try Tenet.run(
            ["check", "--snapshot", organization.snapshot] + arguments, folder: organization.scratch.folder)
        #expect(try Report(snapshot.output).failing == testCase.findings)

        let taken = try Tenet.run(
            [
                "snapshot", "taken", "--org", CloudOrganization.id, "--base-url", server.baseURL, "--dialect", "cloud",
                "--rate", "1000", "--now", CloudOrganization.takenAt,
            ], environment: ["TENET_API_KEY": server.token], folder: organization.scratch.folder)
        #expect(taken.status == 0, "\(taken.errors)")
        let again = try Tenet.run(["check", "--snapshot", "taken"] + arguments, folder: organization.scratch.folder)
        #expect(try Findings(again.output) == Findings(live.output))
    }

    @Test func `a snapshot of everything holds what the rules of a later check need`() throws {
        let organization = try CloudOrganization()
        let server = try SimulatedServer(organization.snapshot, ["--page-size", "2"])
        let taken = try Tenet.run(
            [
                "snapshot", "taken", "--org", CloudOrganization.id, "--base-url", server.baseURL, "--dialect", "cloud",
                "--rate", "1000", "--now", CloudOrganization.takenAt,
            ], environment: ["TENET_API_KEY": server.token], folder: organization.scratch.folder)
        #expect(taken.status == 0, "\(taken.errors)")
        for testCase in Self.cases where !testCase.rule.hasPrefix("for: event\n") {
            try organization.scratch.file("rules/rules.yaml", Self.file(testCase.rule))
            let result = try Tenet.run(
                "check", "--snapshot", "taken", "--now", CloudOrganization.takenAt, "--output", "json",
                folder: organization.scratch.folder)
            let report = try Report(result.output)
            #expect(report.failing == testCase.findings, "\(testCase.rule)")
            #expect(report.undetermined == [], "\(testCase.rule)")
        }
    }

    @Test(arguments: [
        ("policy", "policy.type == \"external-user\"", "require: policy.?status.value() == \"enabled\""),
        ("user", "'true'", "require: has(user.created)"),
    ])
    func `what the dialect cannot tell is undetermined`(kind: String, condition: String, rest: String) throws {
        let organization = try CloudOrganization()
        try organization.scratch.file("rules/rules.yaml", Self.file("for: \(kind)\nwhere: \(condition)\n\(rest)"))
        let result = try Tenet.run(
            "check", "--simulate", organization.snapshot, "--output", "json", folder: organization.scratch.folder)
        #expect(result.status == 3)
        #expect(result.output.contains(#""kind":"unsupported""#))
    }

    @Test(arguments: [
        cases[0].rule, cases[0].rule.replacing(" in user.roles", with: " in user.roles && user.status == \"active\""),
    ])
    func `no organization admin at all is no pass`(rule: String) throws {
        let organization = try CloudOrganization()
        let path = organization.scratch.path("snapshot/users.ndjson")
        let users = try String(contentsOfFile: path, encoding: .utf8).replacing("org-admin", with: "guest")
        try users.write(toFile: path, atomically: true, encoding: .utf8)
        try organization.scratch.file("rules/rules.yaml", Self.file(rule + "\nwhenEmpty: pass"))
        let result = try Tenet.run(
            "check", "--simulate", organization.snapshot, "--output", "json", folder: organization.scratch.folder)
        #expect(result.status == 3)
        #expect(result.output.contains("no organization admin"))
    }

    @Test func `an organization of the reference dialect is shown as the cloud dialect would show it`() throws {
        let arguments = ["check", "--simulate", "examples/acme", "--rule", "admin-verified-domain", "--output", "json"]
        let reference = try Report(try Tenet.run(arguments).output)
        let cloud = try Report(try Tenet.run(arguments + ["--dialect", "cloud"]).output)
        #expect(cloud.failing == reference.failing)
        #expect(cloud.calls == ["getOrgById": 1, "getDomains": 1, "searchDirectoryUsers": 1])
    }

    private static func file(_ rule: String) -> String {
        let lines = rule.split(separator: "\n").map { "    \($0)" }.joined(separator: "\n")
        return """
            apiVersion: tenet/v1
            rules:
              - id: the-rule
                title: A rule
                severity: high
            \(lines)

            """
    }

    /// What the tests compare of a `json` report.
    private struct Report {
        var failing: [String] = []
        var undetermined: [String] = []
        var calls: [String: Int] = [:]

        init(_ text: String) throws {
            let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any] ?? [:]
            for finding in object["findings"] as? [[String: Any]] ?? [] {
                let id = (finding["resource"] as? [String: Any])?["id"] as? String ?? ""
                if finding["status"] as? String == "fail" { failing.append(id) } else { undetermined.append(id) }
            }
            calls = (object["summary"] as? [String: Any])?["api_calls_by_operation"] as? [String: Int] ?? [:]
        }
    }
}
