import Foundation
import Testing

/// Snapshots that do not hold everything, in forms in which they were once taken for whole.
struct UnseenTests {
    private static let user = #"{"account_id":"u1","account_type":"atlassian","account_status":"active""#

    /// Writes a snapshot and one rule, and checks it; the outcome of the rule is in the output.
    private func check(
        users: String, file: String = "", top: String = "", takenAt: String = "2026-11-01T00:00:00Z", rule: String,
        _ arguments: String..., source: String = "--snapshot"
    ) throws -> Tenet.Result {
        let scratch = try Scratch()
        try scratch.file("snapshot/users.ndjson", users.isEmpty ? "" : users + "\n")
        try scratch.file(
            "snapshot/manifest.json",
            """
            {"version": 1, "organization": {"id": "o1"}, "dialect": "reference", "taken_at": "\(takenAt)", \(top)
             "files": {"users": {"path": "users.ndjson" \(file)}}}
            """)
        let lines = rule.split(separator: "\n").map { "    \($0)" }.joined(separator: "\n")
        try scratch.file(
            "rules.yaml",
            "apiVersion: tenet/v1\nrules:\n  - id: the-rule\n    title: The rule\n    severity: high\n\(lines)\n")
        return try Tenet.run(
            ["check", source, scratch.path("snapshot"), "--rules", scratch.path("rules.yaml"), "--output", "json"]
                + arguments)
    }

    private func isUndetermined(_ result: Tenet.Result) -> Bool {
        result.status == 3 && result.output.contains(#""outcome":"undetermined""#)
    }

    @Test(arguments: [
        (#","role_assignments":null}"#, #", "details": {"role_assignments": "some"}"#),
        (#","role_assignments":[]}"#, ""),
        (#","role_assignments":[]}"#, #", "details": {"role_assignments": "none"}"#),
        (#","role_assignments":[]}"#, #", "details": {}"#),
    ])
    func `roles that were not fetched are not no roles`(rest: String, file: String) throws {
        for judgement in ["count: { max: 0 }", "require: 'false'", "require: 'false'\nwhenEmpty: fail"] {
            let rule = "for: user\nwhere: \"'org-admin' in user.roles\"\n\(judgement)"
            #expect(isUndetermined(try check(users: Self.user + rest, file: file, rule: rule)))
        }
    }

    @Test func `a snapshot that is not complete is not`() throws {
        let result = try check(
            users: Self.user + "}", top: #""complete": false,"#, rule: "for: user\nrequire: user.account_id != 'x'")
        #expect(isUndetermined(result))
        #expect(result.output.contains(#""complete": false"#))
    }

    @Test(arguments: ["--snapshot", "--simulate"])
    func `a count that was not seen is unknown`(source: String) throws {
        for requirement in ["org.?user_count.orValue(0) <= 1", "'!has(org.user_count)'"] {
            let result = try check(
                users: Self.user + "}", file: #", "complete": false"#,
                rule: "for: organization\nrequire: \(requirement)",
                source: source)
            #expect(isUndetermined(result), "\(result.output)")
        }
    }

    @Test(arguments: [
        ("2026-01-01T00:00:00Z", "--snapshot"), ("2026-01-01T00:00:00Z", "--simulate"),
        ("9000-01-01T00:00:00Z", "--snapshot"),
    ])
    func `a snapshot of long ago, or of times to come, is stale`(takenAt: String, source: String) throws {
        let rule = "for: user\nrequire: user.account_id != 'x'"
        let result = try check(
            users: Self.user + "}", takenAt: takenAt, rule: rule, "--max-age", "1h", source: source)
        #expect(isUndetermined(result))
        #expect(result.output.contains(#""kind":"stale""#))
    }

    @Test func `a snapshot says when it was taken, whatever now is`() throws {
        let organization = try TinyOrganization()
        let server = try SimulatedServer(organization.snapshot)
        let start = Date.now.addingTimeInterval(-1)
        let taken = try Tenet.run(
            [
                "snapshot", organization.scratch.path("taken"), "--base-url", server.baseURL, "--dialect", "reference",
                "--org", TinyOrganization.id, "--now", "2020-01-01T00:00:00Z",
            ], environment: ["TENET_API_KEY": server.token], folder: organization.scratch.folder)
        #expect(taken.status == 0)
        let manifest = try JSONSerialization.jsonObject(
            with: Data(organization.scratch.read("taken/manifest.json").utf8))
        let time = try #require((manifest as? [String: Any])?["taken_at"] as? String)
        #expect(try Date(time, strategy: .iso8601) >= start)
    }

    @Test func `a refused count of users says so, in a snapshot too`() throws {
        let rule = TinyOrganization.rule("require: org.user_count < 5").replacing(
            "for: user", with: "for: organization")
        let organization = try TinyOrganization(rules: rule)
        let server = try SimulatedServer(
            organization.snapshot, ["--fault", "status:403,operation:getDirectoryUserCount"])
        let connection = ["--base-url", server.baseURL, "--dialect", "reference", "--org", TinyOrganization.id]
        let environment = ["TENET_API_KEY": server.token]
        let live = try Tenet.run(
            ["check", "--allow-undetermined", "incomplete"] + connection, environment: environment,
            folder: organization.scratch.folder)
        #expect(live.status == 3)
        let taken = try Tenet.run(
            ["snapshot", "taken"] + connection, environment: environment, folder: organization.scratch.folder)
        #expect(taken.status == 3)
        let later = try Tenet.run(
            ["check", "--snapshot", "taken", "--output", "json"], folder: organization.scratch.folder)
        #expect(isUndetermined(later))
        #expect(later.output.contains(#""kind":"forbidden""#))
    }

    @Test(arguments: ["--snapshot", "--simulate"])
    func `a snapshot in which nobody is an admin shows no roles`(source: String) throws {
        let users = Self.user + #","role_assignments":[{"role":"user"}]}"#
        for judgement in ["count: { max: 0 }", "require: 'false'\nwhenEmpty: pass", "count: { min: 1 }"] {
            let result = try check(
                users: users, file: #", "details": {"role_assignments": "all"}"#,
                rule: "for: user\nwhere: \"'org-admin' in user.roles\"\n\(judgement)", source: source)
            #expect(isUndetermined(result), "\(result.output)")
            #expect(result.output.contains("no active user has the role org-admin"))
        }
        let other = try check(
            users: users, file: #", "details": {"role_assignments": "all"}"#,
            rule: "for: user\nrequire: user.account_status == 'active'", source: source)
        #expect(other.status == 0)
    }

    @Test(arguments: ["--snapshot", "--simulate"])
    func `a snapshot without users shows none`(source: String) throws {
        for judgement in ["count: { max: 5 }", "require: 'false'\nwhenEmpty: pass"] {
            let result = try check(users: "", rule: "for: user\n\(judgement)", source: source)
            #expect(isUndetermined(result), "\(result.output)")
        }
    }
}
