import Foundation
import Testing

/// `tenet check --orgs`: several organizations behind sockets, in one run of the built program.
struct FleetTests {
    private static let token = "fleet-token-5c1d"

    /// A fleet and the files that it needs, in a folder that goes with the test.
    private struct Fleet {
        let scratch: Scratch
        private(set) var servers: [SimulatedServer] = []

        init(rules: String = TinyOrganization.rules) throws {
            scratch = try Scratch()
            try scratch.file("rules/rules.yaml", rules)
            try scratch.file("token", FleetTests.token + "\n")
            try scratch.file("wrong-token", "no-such-token\n")
        }

        /// Writes the snapshot of an organization.
        func snapshot(_ id: String, users: [String], files: String = "") throws {
            try scratch.file("\(id)/organization.ndjson", #"{"id":"\#(id)","attributes":{"name":"Org \#(id)"}}"# + "\n")
            try scratch.file("\(id)/users.ndjson", users.map { $0 + "\n" }.joined())
            try scratch.file(
                "\(id)/manifest.json",
                """
                {"version": 1, "organization": {"id": "\(id)", "name": "Org \(id)"}, "dialect": "reference",
                 "taken_at": "2026-11-01T00:00:00Z", "complete": true,
                 "files": {"organization": {"path": "organization.ndjson", "complete": true},
                           "users": {"path": "users.ndjson", "complete": true, "filter": null,
                                     "details": {"role_assignments": "all"}\(files)}}}
                """)
        }

        /// Serves an organization; its address.
        mutating func serve(_ id: String, users: [String], _ options: [String] = []) throws -> String {
            try snapshot(id, users: users)
            let server = try SimulatedServer(
                scratch.path(id), ["--token-file", scratch.path("token")] + options)
            servers.append(server)
            return server.baseURL
        }

        func check(_ arguments: String...) throws -> Tenet.Result {
            try Tenet.run(
                ["check", "--orgs", "orgs.yaml", "--dialect", "reference", "--rate", "1000"] + arguments,
                environment: ["FLEET_KEY": FleetTests.token], folder: scratch.folder)
        }

        func json(_ name: String) throws -> [String: Any] {
            try JSONSerialization.jsonObject(with: Data(scratch.read(name).utf8)) as? [String: Any] ?? [:]
        }
    }

    private static func user(_ number: Int, _ status: String = "active") -> String {
        #"{"account_id":"u\#(number)","account_type":"atlassian","account_status":"\#(status)","email":"u\#(number)@acme.example"}"#
    }

    @Test func `a terminal obeys no name in the report over all`() throws {
        let fleet = try Fleet()
        try fleet.snapshot("one", users: [Self.user(1)])
        try fleet.scratch.file(
            "one/organization.ndjson", #"{"id":"one","attributes":{"name":"Org \u009b\u202e"}}"# + "\n")
        try fleet.scratch.file("orgs.yaml", "organizations: [{ id: one, name: one, snapshot: one }]\n")
        let result = try fleet.check("--output", "json")
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.output.contains(#""name": "Org \u009b\u202e""#))
    }

    @Test func `one organization's failure hides no other's findings`() throws {
        var fleet = try Fleet()
        let good = try fleet.serve("good", users: [Self.user(1)])
        let bad = try fleet.serve("bad", users: [Self.user(1), Self.user(2, "closed"), Self.user(3, "closed")])
        try fleet.snapshot("kept", users: [Self.user(4, "closed")])
        try fleet.snapshot("torn", users: [Self.user(4)], files: #", "count": 7"#)
        try fleet.scratch.file(
            "orgs.yaml",
            """
            apiVersion: tenet/v1
            at-once: 3
            organizations:
              - { id: good, base-url: "\(good)", token: { env: FLEET_KEY } }
              - { id: bad, name: Bad.one, base-url: "\(bad)", token: { file: token } }
              - { id: refused, base-url: "\(good)", token: { file: wrong-token } }
              - { id: silent, base-url: "http://127.0.0.1:1", token: { file: token } }
              - { id: keyless, base-url: "\(good)", token: { env: NO_SUCH_KEY } }
              - { id: kept, snapshot: kept }
              - { id: torn, snapshot: torn }
              - { id: other, snapshot: kept }
            """)
        let result = try fleet.check(
            "--output", "json=all.json", "--output", "text", "--output", "json=reports/{org}/tenet.json", "--output",
            "sarif=reports/{org}.sarif")
        // A local failure is the worst.
        #expect(result.status == 70, "\(result.output)\(result.errors)")
        let organizations = try #require(try fleet.json("all.json")["organizations"] as? [[String: Any]])
        #expect(
            organizations.map { $0["name"] as? String } == [
                "good", "Bad.one", "refused", "silent", "keyless", "kept", "torn", "other",
            ])
        #expect(organizations.map { $0["exit_status"] as? Int } == [0, 1, 4, 4, 4, 1, 70, 2])
        #expect(
            organizations.map { ($0["findings"] as? [String: Int])?["medium"] } == [0, 2, nil, nil, nil, 1, nil, nil])
        #expect(organizations[4]["failure"] as? String == "no API key: `NO_SUCH_KEY` is not set")
        #expect(organizations[7]["failure"] as? String == "expected the organization `other`, found `kept`")
        #expect(
            result.output.contains(
                """
                Bad.one (Org bad, bad)
                  rules: 1 fail; findings: 2 medium
                  medium accounts-active: 2 findings
                  json: reports/Bad.one/tenet.json
                  sarif: reports/Bad.one.sarif

                NOT JUDGED refused (refused)
                """), "\(result.output)")
        #expect(result.output.hasSuffix("8 organizations, 5 not judged; findings: 3 medium; exit status 70\n"))
        #expect(result.errors.contains("keyless: tenet: no API key: `NO_SUCH_KEY` is not set\n"))
        #expect(!(result.output + result.errors).contains(Self.token))
        // Each report is what a run of its own would write.
        let alone = try Tenet.run(
            "check", "--snapshot", "kept", "--output", "json", folder: fleet.scratch.folder)
        #expect(try Findings(fleet.scratch.read("reports/kept/tenet.json")) == Findings(alone.output))
        let names = try FileManager.default.contentsOfDirectory(atPath: fleet.scratch.path("reports")).sorted()
        #expect(names == ["Bad.one", "Bad.one.sarif", "good", "good.sarif", "kept", "kept.sarif"])
    }

    @Test func `an entry goes before what all have in common`() throws {
        let rules = """
            apiVersion: tenet/v1
            params: { allowed: { type: list(string), default: [active] } }
            inputs: { hr: { csv: hr.csv } }
            rules:
              - id: accounts-known
                title: Every account is known
                severity: low
                for: user
                require: user.account_status in params.allowed && hr.exists(p, p.id == user.account_id)

            """
        let fleet = try Fleet(rules: rules)
        try fleet.scratch.file("rules/hr.csv", "id\nu1\n")
        try fleet.scratch.file("fleet/two.csv", "id\nu2\n")
        try fleet.scratch.file(
            "fleet/waivers.yaml",
            """
            apiVersion: tenet/v1
            waivers:
              - { rule: accounts-known, resource: u3, reason: migration, approver: ciso, ticket: S-1, expires: \(Self.nextMonth) }
            """)
        for id in ["a", "b", "c"] { try fleet.snapshot("fleet/\(id)", users: []) }
        for (id, users) in [("a", [Self.user(1)]), ("b", [Self.user(2, "closed")]), ("c", [Self.user(3)])] {
            try fleet.scratch.file("fleet/\(id)/users.ndjson", users.joined(separator: "\n") + "\n")
            try fleet.scratch.file(
                "fleet/\(id)/manifest.json",
                fleet.scratch.read("fleet/\(id)/manifest.json").replacing("fleet/\(id)", with: id))
            try fleet.scratch.file("fleet/\(id)/organization.ndjson", #"{"id":"\#(id)"}"# + "\n")
        }
        try fleet.scratch.file(
            "fleet/orgs.yaml",
            """
            organizations:
              - { id: a, snapshot: a }
              - { id: b, snapshot: b, params: { allowed: [closed] }, inputs: { hr: two.csv } }
              - { id: c, snapshot: c, waivers: [waivers.yaml] }
            """)
        let result = try Tenet.run(
            "check", "--orgs", "fleet/orgs.yaml", "--param", "allowed=active", "--output", "json",
            folder: fleet.scratch.folder)
        let json = try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any]
        let organizations = json?["organizations"] as? [[String: Any]] ?? []
        #expect(
            organizations.map { ($0["rules"] as? [[String: Any]])?.first?["outcome"] as? String } == [
                "pass", "pass", "waived",
            ], "\(result.output)\(result.errors)")
        #expect(result.status == 0)
    }

    private static var nextMonth: String {
        Date(timeIntervalSinceNow: 30 * 86_400).formatted(.iso8601.year().month().day())
    }

    /// Where the requests are counted, and by the clock of whoever waits for them.
    @Test func `organizations of one credential share one rate`() async throws {
        let rules = """
            apiVersion: tenet/v1
            rules:
              - { id: no-admin, title: Nobody is an admin, severity: low, for: user, where: '"org-admin" in user.roles', require: 'false' }

            """
        var fleet = try Fleet(rules: rules)
        let users = (0..<25).map { Self.user($0) }
        let addresses = [try fleet.serve("a", users: users), try fleet.serve("b", users: users)]
        try fleet.scratch.file(
            "orgs.yaml",
            """
            organizations:
              - { id: a, base-url: "\(addresses[0])", token: { env: FLEET_KEY } }
              - { id: b, base-url: "\(addresses[1])", token: { file: token } }
            """)
        let rate = 30.0
        let start = ContinuousClock.now
        let result = try fleet.check("--rate", "\(rate)", "--output", "json=all.json")
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        let calls = try fleet.json("all.json")["summary"] as? [String: Int]
        let count = try #require(calls?["api_calls"])
        // A listing and the organization, and one call for each user, twice.
        #expect(count >= 54, "\(result.errors)")
        #expect(seconds >= Double(count - 1) / rate, "\(count) calls took \(seconds) s")
        print("fleet: \(count) calls of two organizations in \(seconds) s at \(rate) a second")
    }

    @Test(.timeLimit(.minutes(20))) func `an interrupted run judges nothing over all`() throws {
        var fleet = try Fleet()
        let address = try fleet.serve("slow", users: [Self.user(1)], ["--fault", "delay:3600"])
        try fleet.scratch.file(
            "orgs.yaml", "organizations:\n  - { id: slow, base-url: \"\(address)\", token: { file: token } }\n")
        let process = try Tenet.process(
            ["check", "--orgs", "orgs.yaml", "--dialect", "reference", "--output", "json=all.json"],
            folder: fleet.scratch.folder)
        process.standardError = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        Thread.sleep(forTimeInterval: 1)
        process.interrupt()
        process.waitUntilExit()
        #expect(process.terminationStatus == 130)
        #expect(!FileManager.default.fileExists(atPath: fleet.scratch.path("all.json")))
    }

    @Test func `a token in place of a variable's name is not shown`() throws {
        let fleet = try Fleet()
        try fleet.scratch.file(
            "orgs.yaml",
            "organizations:\n  - { id: a, base-url: \"http://127.0.0.1:1\", token: { env: ATATTsecret12345 } }\n")
        let result = try fleet.check("--output", "json")
        #expect(result.status == 4)
        #expect(result.errors.contains("no API key: the variable of `token` is not set"), "\(result.errors)")
        #expect(!(result.output + result.errors).contains("secret"))
    }

    @Test func `the history records each organization`() throws {
        let fleet = try Fleet()
        for id in ["a", "b", "c", "d", "e"] { try fleet.snapshot(id, users: [Self.user(1)]) }
        try fleet.scratch.file(
            "orgs.yaml",
            "organizations: [\(["a", "b", "c", "d", "e"].map { "{ id: \($0), snapshot: \($0) }" }.joined(separator: ", "))]\n"
        )
        #expect(try fleet.check("--history", "runs.sqlite").status == 0)
        let list = try Tenet.run("history", "list", "--history", "runs.sqlite", folder: fleet.scratch.folder)
        for id in ["a", "b", "c", "d", "e"] {
            #expect(list.output.contains("Org \(id)") || list.output.contains(" \(id)"), "\(list.output)\(list.errors)")
        }
    }

    private static let mistakes: [(file: String, shown: String)] = [
        (
            "organizations:\n  - { id: a, snapsot: b }\n",
            """
            orgs.yaml:2:14: error: `snapsot` is not a key of an organization, did you mean `snapshot`?
              - { id: a, snapsot: b }
                         ^~~~~~~
            """
        ),
        (
            "organizations:\n  - id: a\n    token: ATATT3xFfGF0secret\n",
            """
            orgs.yaml:3:12: error: expected `env: VARIABLE` or `file: PATH`; the token itself does not belong into this file
                token: ******************
                       ^~~~~~~~~~~~~~~~~~
            """
        ),
        (
            "organizations:\n  - id: a\n    api-key: ATATT3xFfGF0secret\n",
            """
            orgs.yaml:3:5: error: `api-key` is not a key of an organization
                api-key: ******************
                ^~~~~~~
            """
        ),
        (
            "organizations:\n  - { id: a }\n  - { id: b, name: A }\n",
            """
            orgs.yaml:3:20: error: another organization is called `A`; give each a `name` of its own
              - { id: b, name: A }
                               ^
            """
        ),
        (
            "organizations:\n  - { id: a, name: ../../etc/passwd }\n",
            """
            orgs.yaml:2:20: error: expected a name of up to 100 letters, digits, `.`, `_` and `-`, the first of them a letter or digit
              - { id: a, name: ../../etc/passwd }
                               ^~~~~~~~~~~~~~~~
            """
        ),
        (
            "organizations:\n  - { name: a }\n",
            """
            orgs.yaml:2:5: error: an organization needs `id`
              - { name: a }
                ^
            """
        ),
        (
            "at-once: 0\norganizations:\n  - { id: a, snapshot: b, simulate: c }\n",
            """
            orgs.yaml:1:10: error: expected a number from 1 to 64, found `0`
            at-once: 0
                     ^
            orgs.yaml:3:27: error: `snapshot` and `simulate` exclude each other
              - { id: a, snapshot: b, simulate: c }
                                      ^~~~~~~~
            """
        ),
        (
            "organizations:\n  - { id: a, dialect: clouds }\n",
            """
            orgs.yaml:2:23: error: expected `reference` or `cloud`, found `clouds`
              - { id: a, dialect: clouds }
                                  ^~~~~~
            """
        ),
    ]

    @Test(arguments: mistakes) func `a mistake is shown at its characters, and a token never`(
        file: String, shown: String
    ) throws {
        let fleet = try Fleet()
        try fleet.scratch.file("orgs.yaml", file)
        let result = try fleet.check()
        let count = shown.ranges(of: "error: ").count
        #expect(
            result
                == Tenet.Result(
                    status: 2, output: "", errors: "\(shown)\n\(count) \(count == 1 ? "error" : "errors")\n"))
    }

    @Test(arguments: [
        (["--org", "a"], 64, "tenet: `--orgs` and `--org` exclude each other; say it in the file\n"),
        (["--snapshot", "a"], 64, "tenet: `--orgs` and `--snapshot` exclude each other; say it in the file\n"),
        (
            ["--output", "json=r/{org}", "--output", "csv=./r/{org}"], 64,
            "tenet: two outputs would be written to `./r/a`\n"
        ),
        (
            ["--output", "json=r/A.json", "--output", "json=r/{org}.json"], 64,
            "tenet: two outputs would be written to `r/a.json`\n"
        ),
        (
            ["--output", "sarif=x.sarif"], 64,
            "tenet: with `--orgs`, `sarif` is written for each organization: put `{org}` into its path, as in `sarif=reports/{org}.sarif`\n"
        ),
    ])
    func `what cannot stand beside a file of organizations is refused`(
        arguments: [String], status: Int32, errors: String
    ) throws {
        let fleet = try Fleet()
        try fleet.snapshot("a", users: [])
        try fleet.scratch.file("orgs.yaml", "organizations: [{ id: a, snapshot: a }]\n")
        let result = try Tenet.run(["check", "--orgs", "orgs.yaml"] + arguments, folder: fleet.scratch.folder)
        #expect(result == Tenet.Result(status: status, output: "", errors: errors))
    }

    @Test func `a mistake in the rules is shown once for all organizations`() throws {
        let fleet = try Fleet(rules: TinyOrganization.rule("require: user.acount_status == 'active'"))
        for id in ["a", "b"] { try fleet.snapshot(id, users: []) }
        try fleet.scratch.file(
            "orgs.yaml", "organizations: [{ id: a, snapshot: a }, { id: b, snapshot: b }]\n")
        let result = try fleet.check()
        #expect(result.status == 2)
        #expect(result.errors.ranges(of: "did you mean `account_status`?").count == 1)
        #expect(result.errors.ranges(of: "tenet: its rules, waivers or inputs are wrong").count == 2)
    }
}
