import Foundation
import Testing

/// `tenet approve` and `tenet remediate`, with keys and signatures in files.
struct RemediateTests {
    private let site: RemediationSite

    init() throws {
        site = try RemediationSite()
    }

    private func run(_ arguments: String...) throws -> Tenet.Result {
        try Tenet.run(arguments, environment: RemediationSite.keys, folder: site.scratch.folder)
    }

    /// Makes keys for the names, who approve from now on.
    private func approvers(_ names: String..., required: Int) throws {
        var settings = "guardrails: { max_percent: 100 }\napprovals:\n  required: \(required)\n  approvers:\n"
        for name in names {
            let result = try run("approve", "--generate-key", "\(name).key")
            #expect(result.status == 0, "\(result.errors)")
            settings += "    \(name): \(result.output)"
            let mode = try FileManager.default.attributesOfItem(atPath: site.scratch.path("\(name).key"))[
                .posixPermissions]
            #expect(mode as? Int == 0o600)
        }
        try site.scratch.file("tenet.yaml", settings)
    }

    private func standing() throws {
        _ = try site.plan()
        let json = try JSONSerialization.jsonObject(with: Data(site.scratch.read("plan.json").utf8)) as? [String: Any]
        let rules = json?["rules_digest"] as? String ?? ""
        try site.scratch.file(
            "standing.yaml",
            """
            version: 1
            organization: site-1
            rules_digest: "\(rules)"
            rules: [guests-policy-enabled]
            changes: [{ path: status, values: [enabled] }]
            condition: policy.type == "external-user"
            max_changes: 2
            max_percent: 50
            expires: \(ISO8601DateFormatter().string(from: Date(timeIntervalSinceNow: 86_400)))
            """)
    }

    private func remediate(_ arguments: String...) throws -> Tenet.Result { try remediate(arguments) }

    private func remediate(_ arguments: [String]) throws -> Tenet.Result {
        var all = site.arguments([])
        all[0] = "remediate"
        return try Tenet.run(
            all + ["--standing", "standing.yaml"] + arguments,
            environment: RemediationSite.keys, folder: site.scratch.folder)
    }

    @Test(arguments: [
        (["--output", "json=left.json"], "left.json"), (["--output", "json=./journal"], "./journal"),
        (["--output", "json=report", "--output", "text=./report"], "./report"),
    ])
    func `two outputs to one file are refused before anything is written`(
        outputs: [String], path: String
    ) async throws {
        try standing()
        let result = try remediate(["-o", "left.json", "--journal", "journal"] + outputs)
        #expect(
            result
                == Tenet.Result(
                    status: 64, output: "", errors: "tenet: two outputs would be written to `\(path)`\n"))
        #expect(try await site.writes().isEmpty)
    }

    @Test func `a plan with two signatures is applied, with one it is not`() async throws {
        try approvers("alice", "bob", required: 2)
        let digest = try site.plan()
        #expect(try site.apply("plan.json", "--approve", digest).status == 8)
        #expect(try run("approve", "plan.json", "--key-file", "alice.key", "-o", "alice.json").status == 8)
        for name in ["alice", "bob"] {
            let result = try run(
                "approve", "plan.json", "--key-file", "\(name).key", "--allow-weaken", "rule.in", "-o", "\(name).json")
            #expect(result.status == 0, "\(result.errors)")
            // Who signs sees what he signs.
            #expect(result.errors.contains("198.51.100.7"))
        }
        let one = try site.apply("plan.json", "--approval", "alice.json")
        #expect(one.status == 8)
        #expect(one.errors.contains("1 of 2 required approvals are there"))
        #expect(try await site.writes().isEmpty)
        let two = try site.apply("plan.json", "--approval", "alice.json", "--approval", "bob.json")
        #expect(two.status == 0, "\(two.output)\(two.errors)")
        #expect(two.output.contains("approved by alice, bob"))
        #expect(try await site.policies() == RemediationSite.after)
    }

    @Test func `whoever made a plan neither signs it nor is counted where signatures are required`() async throws {
        try approvers("alice", "bob", required: 1)
        _ = try site.plan("--author", "Alice")
        #expect(try site.scratch.read("plan.json").contains(#""author":"Alice","#))
        let own = try run(
            "approve", "plan.json", "--key-file", "alice.key", "--allow-weaken", "rule.in", "-o", "a.json")
        #expect(own.status == 8)
        #expect(own.errors == "tenet: `alice` made the plan and cannot approve it too\n")
        // With settings of her own she signs all the same; those of the machine that applies count.
        let settings = try site.scratch.read("tenet.yaml")
        try site.scratch.file("tenet.yaml", settings.replacing("required: 1", with: "required: 0"))
        let signed = try run(
            "approve", "plan.json", "--key-file", "alice.key", "--allow-weaken", "rule.in", "-o", "a.json")
        #expect(signed.status == 0)
        try site.scratch.file("tenet.yaml", settings)
        let refused = try site.apply("plan.json", "--approval", "a.json")
        #expect(refused.status == 8)
        #expect(refused.errors.contains("`alice` made the plan and cannot approve it too"))
        #expect(try await site.writes().isEmpty)
        let other = try run(
            "approve", "plan.json", "--key-file", "bob.key", "--allow-weaken", "rule.in", "-o", "b.json")
        #expect(other.status == 0 && other.errors.contains("author        Alice\n"))
        #expect(try site.apply("plan.json", "--approval", "b.json").status == 0)
    }

    @Test func `that nobody says who made a plan is said`() throws {
        try approvers("alice", required: 1)
        let result = try Tenet.run(
            ["plan", "--snapshot", "snapshot", "--rule", "guests-policy-enabled", "-o", "plan.json"],
            folder: site.scratch.folder)
        #expect(result.output.contains("author        not known\n"))
        #expect(
            result.errors
                == "tenet: the plan names no author, so that an approver may have made it himself; give `--author`, or set `TENET_AUTHOR`\n"
        )
        _ = try site.plan()
        _ = try run("approve", "plan.json", "--key-file", "alice.key", "--allow-weaken", "rule.in", "-o", "a.json")
        let applied = try site.apply("plan.json", "--approval", "a.json")
        #expect(applied.status == 0)
        #expect(
            applied.output.contains(
                "approved by alice\nthe plan names no author, so that an approver may have made it himself\n"))
    }

    /// The environment of a CI server, and whom it names.
    @Test(arguments: [
        (["GITHUB_ACTOR": "carol"], "carol"), (["GITHUB_TRIGGERING_ACTOR": "dan", "GITHUB_ACTOR": "carol"], "dan"),
        (["GITLAB_USER_LOGIN": "erin"], "erin"), (["TENET_AUTHOR": "me", "GITHUB_ACTOR": "carol"], "me"),
        (["GITHUB_ACTOR": ""], "not known"),
    ])
    func `a CI server says who made a plan`(environment: [String: String], author: String) throws {
        let result = try Tenet.run(
            ["plan", "--snapshot", "snapshot", "--rule", "guests-policy-enabled"], environment: environment,
            folder: site.scratch.folder)
        #expect(result.output.contains("author        \(author)\n"), "\(result.errors)")
    }

    @Test func `a night repairs what is allowed and leaves the rest for the morning`() async throws {
        try approvers("alice", required: 1)
        try standing()
        #expect(
            try run("approve", "standing.yaml", "--standing", "--key-file", "alice.key", "-o", "night.json").status == 0
        )
        let summary = site.scratch.path("summary.md")
        let first = try Tenet.run(
            ["remediate"] + site.arguments([]).dropFirst()
                + [
                    "--standing", "standing.yaml", "--approval", "night.json", "-o", "morning.json", "--output",
                    "github",
                ],
            environment: RemediationSite.keys.merging(["GITHUB_STEP_SUMMARY": summary]) { $1 },
            folder: site.scratch.folder)
        #expect(first.status == 1, "\(first.errors)")
        let head = try journalHead()
        #expect(
            try site.scratch.read("summary.md")
                == "## Tenet: policies\n\n```\n\(first.output)```\n\nThe last line of the journal has the digest `\(head)`.\n"
        )
        #expect(first.output.contains("under a standing approval of alice\n  verified       Guests"), "\(first.output)")
        #expect(
            first.output.contains(
                """
                left to people:
                  Offices (ip-allowlist ips)
                    the standing approval does not name `vpn-allowed`
                plan for the morning: morning.json

                """), "\(first.output)")
        #expect(try await site.policies() == [RemediationSite.after[0]] + RemediationSite.before[1...])

        // In the morning somebody looks.
        let signed = try run(
            "approve", "morning.json", "--key-file", "alice.key", "--allow-weaken", "rule.in", "-o", "alice.json")
        #expect(signed.status == 0, "\(signed.errors)")
        #expect(try site.apply("morning.json", "--approval", "alice.json").status == 0)
        #expect(try await site.policies() == RemediationSite.after)
    }

    @Test func `a night that was killed is gone on with by the same approval, and repairs once`() async throws {
        try approvers("alice", required: 1)
        try standing()
        _ = try run("approve", "standing.yaml", "--standing", "--key-file", "alice.key", "-o", "night.json")
        try await site.add(fault: "delay:2,operation:updatePolicy,times:1")
        let process = try Tenet.process(
            ["remediate"] + site.arguments([]).dropFirst()
                + ["--standing", "standing.yaml", "--approval", "night.json"],
            environment: RemediationSite.keys, folder: site.scratch.folder)
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        let journal = try #require(try sentJournal())
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        #expect(process.terminationReason == .uncaughtSignal)
        let resumed = try site.apply("--resume", journal)
        #expect(resumed.status == 0, "\(resumed.errors)")
        #expect(resumed.output.contains("under a standing approval of alice\n  verified       Guests"))
        #expect(try await site.policies() == [RemediationSite.after[0]] + RemediationSite.before[1...])
        #expect(Set(try await site.writes()).count == 1)
        // Nobody's approval any more: the settings are others'.
        try approvers("bob", required: 1)
        #expect(try site.apply("--resume", journal).status == 0)
        #expect(Set(try await site.writes()).count == 1)
    }

    /// SHA-256 of the last line of the only journal, by another program.
    private func journalHead() throws -> String {
        let folder = site.scratch.path("state/journals")
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = [
            "-c", "tail -n 1 \"$1\"/*.ndjson | tr -d '\\n' | { sha256sum 2>/dev/null || shasum -a 256; }", "sh", folder,
        ]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let text = String(decoding: try pipe.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        process.waitUntilExit()
        return String(text.prefix(64))
    }

    /// The path of the journal in the state folder, once it tells of a write that was sent.
    private func sentJournal() throws -> String? {
        for _ in 0..<500 {
            let names =
                (try? FileManager.default.contentsOfDirectory(atPath: site.scratch.path("state/journals"))) ?? []
            for name in names where try site.events("state/journals/\(name)").contains("sent") {
                return site.scratch.path("state/journals/\(name)")
            }
            Thread.sleep(forTimeInterval: 0.02)
        }
        return nil
    }

    @Test func `at night nobody is locked out who worked of late`() async throws {
        let site = try RemediationSite(events: [RemediationSite.event("e1", ago: 60, by: "amy", at: "192.0.2.7")])
        let key = try Tenet.run(["approve", "--generate-key", "a.key"], folder: site.scratch.folder).output
        try site.scratch.file(
            "tenet.yaml",
            "guardrails: { max_percent: 100 }\napprovals: { required: 1, approvers: { alice: \"\(key.dropLast())\" } }\n"
        )
        _ = try site.planning("--ack-lockout", "ips")
        let json = try JSONSerialization.jsonObject(with: Data(site.scratch.read("plan.json").utf8)) as? [String: Any]
        try site.scratch.file(
            "standing.yaml",
            """
            version: 1
            organization: site-1
            rules_digest: "\(json?["rules_digest"] as? String ?? "")"
            rules: [vpn-allowed]
            changes: [{ path: status, values: [enabled] }, { path: rule.in, edit: add, values: [198.51.100.7] }]
            policies: [ips]
            max_changes: 2
            max_percent: 100
            expires: \(ISO8601DateFormatter().string(from: Date(timeIntervalSinceNow: 86_400)))
            """)
        _ = try Tenet.run(
            ["approve", "standing.yaml", "--standing", "--key-file", "a.key", "-o", "night.json"],
            folder: site.scratch.folder)
        for options in [[], ["--ack-lockout", "ips"]] {
            let result = try site.run(
                ["remediate"] + site.arguments([]).dropFirst()
                    + ["--standing", "standing.yaml", "--approval", "night.json"] + options)
            // The second word is given on the command line, and not by the standing approval: what is left is left to people.
            #expect(result.status == (options.isEmpty ? 8 : 1), "\(result.output)")
            #expect(try await site.writes().isEmpty, "\(options)")
        }
    }

    @Test func `what somebody sets back twice is left alone`() async throws {
        try approvers("alice", required: 1)
        try standing()
        _ = try run("approve", "standing.yaml", "--standing", "--key-file", "alice.key", "-o", "night.json")
        // Wherever their journals stand.
        for journal in [[], ["--journal", "elsewhere.ndjson"]] {
            let night = try remediate(["--approval", "night.json"] + journal)
            #expect(night.output.contains("  verified       Guests"))
            try await site.reset()
        }
        let third = try remediate("--approval", "night.json")
        #expect(third.status == 1)
        #expect(third.output.hasPrefix("nothing was changed\nleft to people:\n"))
        #expect(third.output.contains("`status` was repaired twice in the last seven days"))
        #expect(try await site.policies() == RemediationSite.before)
    }

    @Test func `a standing approval that nobody signed, or that was changed, repairs nothing`() async throws {
        try approvers("alice", required: 1)
        try standing()
        _ = try run("approve", "standing.yaml", "--standing", "--key-file", "alice.key", "-o", "night.json")
        let unsigned = try remediate()
        #expect(unsigned.status == 1)
        #expect(unsigned.output.contains("0 of 1 required approvals are there"), "\(unsigned.output)")
        let text = try site.scratch.read("standing.yaml")
        try site.scratch.file(
            "standing.yaml",
            text.replacingOccurrences(of: "max_changes: 2", with: "max_changes: 3"))
        let changed = try remediate("--approval", "night.json")
        #expect(changed.status == 1)
        #expect(changed.output.contains("the approval is for"))
        #expect(try await site.writes().isEmpty)
    }

    @Test func `a standing approval holds no number that JSON cannot hold`() throws {
        try approvers("alice", required: 1)
        try standing()
        let text = try site.scratch.read("standing.yaml")
        try site.scratch.file("standing.yaml", text.replacing("[enabled]", with: "[.inf]"))
        #expect(
            try run("approve", "standing.yaml", "--standing", "--key-file", "alice.key", "-o", "night.json")
                == Tenet.Result(
                    status: 2, output: "",
                    errors: """
                        standing.yaml:5:36: error: expected a number that JSON can hold, found `.inf`
                        changes: [{ path: status, values: [.inf] }]
                                                           ^~~~
                        hint: quote it where a text is meant
                        1 error

                        """))
    }

    @Test func `other rules take a standing approval out of force`() async throws {
        try approvers("alice", required: 1)
        try standing()
        _ = try run("approve", "standing.yaml", "--standing", "--key-file", "alice.key", "-o", "night.json")
        try site.scratch.file("rules/rules.yaml", RemediationSite.rules + "# another\n")
        let result = try remediate("--approval", "night.json", "--output", "json")
        #expect(result.status == 1)
        #expect(result.output.contains("the standing approval is for other rules"))
        #expect(try await site.writes().isEmpty)
    }
}
