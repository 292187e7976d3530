import Foundation
import Testing

/// `tenet plan`, by the built program.
struct PlanTests {
    private static let rules = """
        apiVersion: tenet/v1
        rules:
          - id: enabled
            title: Every policy is enabled
            severity: high
            for: policy
            require: policy.?status.value() == "enabled"
            remediate: { updatePolicy: { set: { status: enabled } } }

        """
    private static let guests =
        #"{"id":"p1","type":"external-user","name":"Guests","status":"disabled","attributes":{"days":30.0}}"#
    private static let offices =
        #"{"id":"p2","type":"ip-allowlist","name":"Offices","status":"disabled","attributes":{"rule":{"in":["203.0.113.0/24"]}}}"#

    /// A folder with a snapshot of policies, and rules.
    private static func organization(_ policies: [String], rules: String = rules, settings: String? = nil) throws
        -> Scratch
    {
        let scratch = try Scratch()
        try scratch.file("snapshot/policies.ndjson", policies.map { $0 + "\n" }.joined())
        try scratch.file(
            "snapshot/manifest.json",
            """
            {"version": 1, "organization": {"id": "tiny-1", "name": "Tiny"}, "dialect": "reference",
             "taken_at": "2026-11-01T00:00:00Z", "complete": true,
             "files": {"policies": {"path": "policies.ndjson", "complete": true}}}
            """)
        try scratch.file("rules/rules.yaml", rules)
        if let settings { try scratch.file("tenet.yaml", settings) }
        return scratch
    }

    private static func plan(_ scratch: Scratch, _ arguments: String...) throws -> Tenet.Result {
        try Tenet.run(["plan", "--snapshot", "snapshot"] + arguments, folder: scratch.folder)
    }

    @Test func `a draft of the same snapshot has the same bytes, and its file is for its owner only`() throws {
        let scratch = try Self.organization([Self.guests])
        for name in ["one.json", "two.json"] { #expect(try Self.plan(scratch, "-o", name).status == 0) }
        #expect(try scratch.read("one.json") == scratch.read("two.json"))
        #expect(try scratch.read("one.json").contains(#""attributes":{"days":30.0}"#))
        #expect(try Self.plan(scratch, "--output", "json").output == scratch.read("one.json"))
        let mode = try FileManager.default.attributesOfItem(atPath: scratch.path("one.json"))[.posixPermissions] as? Int
        #expect(mode == 0o600)
    }

    /// Elements that stay are left out only where they stay in their order, as often as before.
    @Test(
        arguments: [
            (#"["b","a","c"]"#, [#"- attributes.list: ["a","b"]"#, #"+ attributes.list: ["b","a","c"]"#]),
            (#"["a","b","b","c"]"#, [#"- attributes.list: ["a","b"]"#, #"+ attributes.list: ["a","b","b","c"]"#]),
            (#"["b","a"]"#, [#"- attributes.list: ["a","b"]"#, #"+ attributes.list: ["b","a"]"#]),
            (#"["c","b","d"]"#, [#"- attributes.list: "a""#, #"+ attributes.list: "c""#, #"+ attributes.list: "d""#]),
        ])
    func `who reads a plan sees all that changes in a list`(list: String, lines: [String]) throws {
        let scratch = try Self.organization(
            [Self.guests.replacing(#""days":30.0"#, with: #""list":["a","b"]"#)],
            rules: """
                apiVersion: tenet/v1
                rules:
                  - id: list
                    title: The list is as it should be
                    severity: high
                    for: policy
                    require: policy.?attributes.list.orValue([]) == \(list)
                    remediate: { updatePolicy: { set: { attributes.list: \(list) } } }

                """)
        let output = try Self.plan(scratch).output
        let shown = output.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
        #expect(shown.filter { $0.hasPrefix("- ") || $0.hasPrefix("+ ") } == lines, "\(output)")
    }

    @Test func `a plan of what the simulator makes of a snapshot is a draft as well`() throws {
        let scratch = try Self.organization([Self.guests])
        let result = try Tenet.run(
            ["plan", "--simulate", "snapshot", "-o", "plan.json"], folder: scratch.folder)
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.output.hasPrefix("draft plan: 1 change\n"))
        #expect(try scratch.read("plan.json").contains(#""draft":true"#))
        let refreshed = try Tenet.run(
            ["plan", "--simulate", "snapshot", "--refresh", "plan.json"], folder: scratch.folder)
        #expect(refreshed.status == 64)
        #expect(
            refreshed.errors.contains(
                "`--refresh` reads the organization itself; leave out `--snapshot` and `--simulate`"))
    }

    @Test func `status 5 says that there are changes, when it is asked for`() throws {
        let scratch = try Self.organization([Self.guests])
        #expect(try Self.plan(scratch).status == 0)
        #expect(try Self.plan(scratch, "--detailed-exit-code").status == 5)
        let none = try Self.organization([Self.guests.replacing("disabled", with: "enabled")])
        #expect(try Self.plan(none, "--detailed-exit-code").status == 0)
    }

    @Test func `status 2 for rules that contradict each other, both named`() throws {
        let other = """
              - id: disabled
                title: Every policy is disabled
                severity: high
                for: policy
                require: policy.?name.value() == "X"
                remediate: { updatePolicy: { set: { status: disabled } } }

            """
        let scratch = try Self.organization([Self.guests], rules: Self.rules + other)
        let result = try Self.plan(scratch, "-o", "plan.json")
        #expect(result.status == 2 && result.output.isEmpty)
        #expect(
            result.errors
                == "tenet: the rules `disabled` and `enabled` contradict each other about the policy `Guests` (p1): one wants to set `status` to \"disabled\", the other to set `status` to \"enabled\"\n"
        )
        #expect(!FileManager.default.fileExists(atPath: scratch.path("plan.json")))
    }

    @Test func `status 3 where a rule that could repair is undetermined`() throws {
        let scratch = try Self.organization([Self.guests, #"{"id":"p3","type":"external-user"}"#])
        let result = try Self.plan(scratch)
        #expect(result.status == 3)
        #expect(result.errors == "tenet: `enabled` is undetermined; what it would find is not in the plan\n")
    }

    @Test func `status 8 where somebody could be locked out, or too much would change`() throws {
        let scratch = try Self.organization([Self.offices])
        let result = try Self.plan(scratch)
        #expect(result.status == 8)
        #expect(result.output.contains("enabled: nothing says whom an IP allowlist must not lock out"))
        #expect(try Self.plan(scratch, "--operator-ip", "198.51.100.7").status == 8)
        #expect(try Self.plan(scratch, "--operator-ip", "203.0.113.7").status == 0)
        #expect(try Self.plan(scratch, "--operator-ip", "office").status == 64)
        let few = try Self.organization([Self.guests], settings: "guardrails: { max_changes: 0 }\n")
        #expect(try Self.plan(few).status == 8)
    }

    @Test func `guardrails that are none are shown at their place`() throws {
        let scratch = try Self.organization(
            [Self.guests], settings: "guardrails:\n  max_chnges: 1\n  windows: [never]\n  required_ranges: [office]\n")
        let result = try Self.plan(scratch)
        #expect(result.status == 2)
        for text in [
            "tenet.yaml:2:3: error: `max_chnges` is not a key of `guardrails`, did you mean `max_changes`?",
            "tenet.yaml:3:13: error: expected a window such as `Mon-Fri 09:00-17:00 UTC`, found `never`",
            "tenet.yaml:4:21: error: expected an address or a CIDR range, found `office`",
        ] {
            #expect(result.errors.contains(text))
        }
    }

    @Test func `a waived finding is not repaired`() throws {
        let scratch = try Self.organization([Self.guests])
        let day = Date().addingTimeInterval(86_400 * 30).formatted(.iso8601.year().month().day())
        try scratch.file(
            "waivers.yaml",
            """
            apiVersion: tenet/v1
            waivers:
              - { rule: enabled, resource: p1, reason: Trial, approver: a@acme.example, ticket: T-1, expires: \(day) }

            """)
        let result = try Self.plan(scratch, "--waivers", "waivers.yaml", "--detailed-exit-code")
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.output.hasPrefix("draft plan: 0 changes\n"))
    }

    @Test func `a draft is made again from the organization, and says what is different there`() throws {
        let scratch = try Self.organization([Self.guests])
        #expect(try Self.plan(scratch, "-o", "draft.json").status == 0)
        let server = try SimulatedServer(scratch.path("snapshot"))
        let live = [
            "plan", "--refresh", "draft.json", "--org", "tiny-1", "--base-url", server.baseURL, "--dialect",
            "reference", "-o", "plan.json",
        ]
        let result = try Tenet.run(live, environment: ["TENET_API_KEY": server.token], folder: scratch.folder)
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.output.hasPrefix("plan: 1 change\n"))
        #expect(try scratch.read("plan.json").contains(#""draft":false"#))

        try scratch.file("rules/rules.yaml", Self.rules + "# changed\n")
        let stale = try Tenet.run(live, environment: ["TENET_API_KEY": server.token], folder: scratch.folder)
        #expect(stale.status == 6)
        #expect(stale.errors == "tenet: the draft was made with other rules or parameters; make a new one\n")
    }

    @Test func `names of the organization do nothing in a plan`() throws {
        let policy = Self.guests.replacing("Guests", with: #"`a` \u001b[31m\n::error::x <b>| [x](y)"#)
        let scratch = try Self.organization([policy])
        let text = try Self.plan(scratch).output
        #expect(!text.contains("\u{1B}") && !text.contains("\n::error"))
        let markdown = try Self.plan(scratch, "--output", "markdown").output
        #expect(markdown.contains("`` `a` ␛[31m␊::error::x <b>| [x](y) ``"))
    }

    #if os(Linux)
        @Test func `a terminal is shown a plan file without what it would obey, a pipe the file itself`() throws {
            let hidden = ["\u{202E}", "\u{9B}31m", "\u{7F}", "\u{2028}", "##vso["]
            let scratch = try Self.organization([Self.guests.replacing("Guests", with: hidden.joined())])
            let arguments = ["plan", "--snapshot", "snapshot", "--output", "json"]
            let piped = try Self.plan(scratch, "--output", "json", "-o", "plan.json").output
            #expect(try piped == scratch.read("plan.json"))
            #expect(hidden.allSatisfy { piped.utf8.contains($0.utf8) })
            let shown = try Tenet.shown(arguments, folder: scratch.folder)
            #expect(!hidden.contains { shown.utf8.contains($0.utf8) }, "\(shown)")
            #expect(shown.contains(#""name":"\u202e\u009b31m\u007f\u2028#\u0023vso[""#), "\(shown)")
            // The same JSON, with the digest of the file, and no file that is taken for a plan.
            let values = try [piped, shown].map {
                try JSONSerialization.jsonObject(with: Data($0.utf8)) as? NSDictionary
            }
            #expect(values[0] != nil && values[0] == values[1])
            try scratch.file("shown.json", shown)
            let taken = try Tenet.run("apply", "shown.json", "--approve", "x", folder: scratch.folder)
            #expect(taken.status == 2)
            #expect(taken.errors.contains("it is not in canonical form"), "\(taken.errors)")
        }
    #endif
}
