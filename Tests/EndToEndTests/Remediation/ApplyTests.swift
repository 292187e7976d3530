import Foundation
import Testing

/// `tenet apply` against an organization behind a socket, in another process.
struct ApplyTests {
    @Test func `an approved plan is applied and verified`() async throws {
        let site = try RemediationSite()
        let digest = try site.plan()
        let result = try site.apply("plan.json", "--approve", digest, "--journal", "journal")
        #expect(result.status == 0, "\(result.errors)")
        #expect(
            result.output.hasPrefix(
                """
                plan \(digest.prefix(12)) for Site One (site-1), approved by digest
                  verified       Guests (external-user ext)
                  verified       Offices (ip-allowlist ips)
                2 verified
                journal journal, its last line has the digest 
                """), "\(result.output)")
        #expect(result.errors == "verified: ext\nverified: ips\n")
        #expect(try await site.policies() == RemediationSite.after)
        let mode = try FileManager.default.attributesOfItem(atPath: site.scratch.path("journal"))[.posixPermissions]
        #expect(mode as? Int == 0o600)
    }

    @Test func `journals, keys, rules and lists of organizations may have names of one letter`() throws {
        let site = try RemediationSite()
        let digest = try site.plan()
        #expect(try site.apply("plan.json", "--approve", digest, "--journal", "j").status == 0)
        #expect(try site.apply("--resume", "j").status == 0)
        try site.scratch.file("r", RemediationSite.rules)
        try site.scratch.file("o", "organizations: []\n")
        for (arguments, status) in [
            (["approve", "--generate-key", "k"], 0), (["check", "--snapshot", "snapshot", "--rules", "r"], 1),
            (["check", "--orgs", "o"], 2),
        ] as [([String], Int32)] {
            let result = try Tenet.run(arguments, folder: site.scratch.folder)
            #expect(result.status == status, "\(arguments): \(result.errors)")
        }
    }

    @Test func `the same plan is not applied twice`() async throws {
        let site = try RemediationSite()
        let digest = try site.plan()
        #expect(try site.apply("plan.json", "--approve", digest).status == 0)
        let again = try site.apply("plan.json", "--approve", digest)
        #expect(again.status == 6)
        #expect(again.output.contains("the policy is already what the plan makes of it"))
        #expect(try await site.writes().count == 3)
    }

    @Test func `a report does not take the place of the journal`() async throws {
        let site = try RemediationSite()
        let digest = try site.plan()
        let result = try site.apply(
            "plan.json", "--approve", digest, "--journal", "journal", "--output", "json=./journal")
        #expect(
            result
                == Tenet.Result(
                    status: 64, output: "", errors: "tenet: two outputs would be written to `./journal`\n"))
        #expect(try await site.writes().isEmpty)
    }

    @Test func `the report as JSON`() throws {
        let site = try RemediationSite(["--fault", "status:500,operation:updatePolicy,after:1,times:2"])
        let digest = try site.plan()
        let result = try site.apply("plan.json", "--approve", digest, "--output", "json")
        #expect(result.status == 7)
        let json = try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any]
        let changes = json?["changes"] as? [[String: Any]]
        #expect(changes?.map { $0["result"] as? String } == ["verified", "unknown"])
        #expect(json?["plan"] as? String == digest)
        #expect(json?["exit_status"] as? Int == 7)
        #expect((json?["summary"] as? [String: Int])?["unknown"] == 1)
    }

    /// Arguments, settings and environment, the status and what is said.
    static let refusals:
        [(name: String, what: [String], settings: String, environment: [String: String], status: Int32, text: String)] =
            [
                ("unapproved", [], "", [:], 8, "nobody has approved this plan"),
                ("another digest", ["--approve", "abc"], "", [:], 8, "the approval is for `abc`"),
                (
                    "another organization", ["--approve", "DIGEST", "--org", "site-2"], "", [:], 8,
                    "and `site-2` is meant"
                ),
                ("another dialect", ["--approve", "DIGEST", "--dialect", "cloud"], "", [:], 8, "and `cloud` is meant"),
                ("kill switch", ["--approve", "DIGEST"], "", ["TENET_NO_WRITES": "1"], 8, "forbids all writes"),
                (
                    "no write key", ["--approve", "DIGEST"], "", ["TENET_WRITE_API_KEY": ""], 4,
                    "no API key for writing"
                ),
                ("wrong arguments", ["--approve", "DIGEST", "--resume", "j"], "", [:], 64, "give a plan file, or"),
                ("other parameters", ["--approve", "DIGEST", "--param", "x=1"], "", [:], 2, "no rule file declares"),
            ]

    @Test(arguments: 0..<8)
    func `what is refused has written nothing`(index: Int) async throws {
        let refusal = Self.refusals[index]
        let site = try RemediationSite(settings: refusal.settings)
        let digest = try site.plan()
        let what = ["plan.json"] + refusal.what.map { $0 == "DIGEST" ? digest : $0 }
        let process = try Tenet.process(
            site.arguments([]) + what, environment: RemediationSite.keys.merging(refusal.environment) { $1 },
            folder: site.scratch.folder)
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = try FileHandle(forWritingTo: site.scratch.file("errors"))
        try process.run()
        process.waitUntilExit()
        let errors = try site.scratch.read("errors")
        #expect(process.terminationStatus == refusal.status, "\(refusal.name): \(errors)")
        #expect(errors.contains(refusal.text), "\(refusal.name): \(errors)")
        #expect(try await site.writes().isEmpty)
    }

    @Test func `other rules make a plan stale`() async throws {
        let site = try RemediationSite()
        let digest = try site.plan()
        try site.scratch.file("rules/rules.yaml", RemediationSite.rules + "# another\n")
        let result = try site.apply("plan.json", "--approve", digest)
        #expect(result.status == 6)
        #expect(result.errors.contains("the rules are not those"))
        #expect(try await site.writes().isEmpty)
    }

    /// Waives the finding on `ext`.
    private func waive(_ rule: String, _ site: RemediationSite) throws {
        let day = Date().addingTimeInterval(86_400 * 30).formatted(.iso8601.year().month().day())
        try site.scratch.file(
            "waivers.yaml",
            """
            apiVersion: tenet/v1
            waivers:
              - { rule: \(rule), resource: ext, reason: Trial, approver: a@x.example, ticket: T-1, expires: \(day) }

            """)
    }

    @Test func `a waiver that came after the plan keeps its policy from being changed`() async throws {
        let site = try RemediationSite()
        let digest = try site.plan()
        try waive("guests-policy-enabled", site)
        let result = try site.apply("plan.json", "--approve", digest, "--waivers", "waivers.yaml")
        #expect(result.status == 8)
        #expect(
            result.errors.contains(
                "`guests-policy-enabled` is waived for `ext`, so the change is not wanted any more; make a new plan"))
        #expect(try await site.writes().isEmpty)
    }

    @Test func `a waiver keeps its policy from being changed, also where its finding cannot be seen any more`()
        async throws
    {
        let site = try RemediationSite()
        let condition = #"policy.type == "external-user""#
        let rules = RemediationSite.rules.replacing(condition, with: condition + " && size(org.domains) == 0")
        try site.scratch.file("rules/rules.yaml", rules)
        let digest = try site.plan("--rule", "guests-policy-enabled")
        try waive("guests-policy-enabled", site)
        try await site.add(fault: "status:403,operation:getOrganizationDomains")
        let result = try site.apply("plan.json", "--approve", digest, "--waivers", "waivers.yaml")
        #expect(result.status == 8)
        #expect(result.errors.contains("`guests-policy-enabled` is waived for `ext`"), "\(result.errors)")
        #expect(try await site.writes().isEmpty)
    }

    @Test func `a plan that was undone is not applied again`() async throws {
        let site = try RemediationSite()
        let digest = try site.plan()
        #expect(try site.apply("plan.json", "--approve", digest, "--journal", site.scratch.path("one")).status == 0)
        try await site.reset()
        let again = try site.apply("plan.json", "--approve", digest)
        #expect(again.status == 6)
        #expect(again.output.contains("  conflict       Guests (external-user ext)\n"))
        #expect(again.output.contains("and somebody has undone that since; make a new plan\n"))
        #expect(try await site.policies() == RemediationSite.before)
    }

    @Test func `settings that cannot be read are not none`() async throws {
        let site = try RemediationSite()
        let digest = try site.plan()
        try FileManager.default.removeItem(atPath: site.scratch.path("tenet.yaml"))
        try FileManager.default.createSymbolicLink(
            atPath: site.scratch.path("tenet.yaml"), withDestinationPath: "nowhere")
        let result = try site.apply("plan.json", "--approve", digest)
        #expect(result.status == 2)
        #expect(result.errors == "tenet: cannot read `tenet.yaml`: No such file or directory\n")
        #expect(try await site.writes().isEmpty)
    }

    /// Foundation stops the process on some paths of one character.
    @Test func `names of one character are names`() async throws {
        let site = try RemediationSite()
        let digest = try site.plan()
        let result = try site.apply("plan.json", "--approve", digest, "--journal", "j")
        #expect(result.status == 0, "\(result.errors)")
        #expect(try site.apply("--resume", "j").status == 0)
        #expect(try Tenet.run(["approve", "--generate-key", "k"], folder: site.scratch.folder).status == 0)
        try site.scratch.file("r", try site.scratch.read("rules/rules.yaml"))
        #expect(try Tenet.run(["lint", "--rules", "r"], folder: site.scratch.folder).status == 0)
        try site.scratch.file("f", "organizations: [{ id: site-1, name: a, snapshot: snapshot }]\n")
        let fleet = try Tenet.run(
            ["check", "--orgs", "f", "--output", "json={org}", "--fail-on", "none"], folder: site.scratch.folder)
        #expect(fleet.status == 0, "\(fleet.errors)")
        #expect(try site.scratch.read("a").contains("site-1"))
    }

    /// Of three policies, one of which no rule lists: 60 % allow one change, and of the two that are listed they would too.
    @Test(arguments: [(60, 8), (66, 8), (67, 0)] as [(Int, Int32)])
    func `a bound in percent is of all policies of the organization`(percent: Int, status: Int32) async throws {
        let site = try RemediationSite()
        try site.scratch.file("tenet.yaml", "guardrails: { max_percent: \(percent) }\n")
        let planned = try site.planning()
        #expect(planned.status == status)
        #expect(planned.output.contains("\(percent) % of 3 policies\n"))
        // Only rules of one type, so that only policies of one type are demanded.
        let few = try site.planning("--rule", "guests-policy-enabled", "--rules", "rules")
        #expect(few.output.contains("\(percent) % of 3 policies\n"))
        let digest = try site.digest(of: "plan.json")
        #expect(try site.apply("plan.json", "--approve", digest).status == 0)
        #expect(try await site.writes().count == 1)
    }

    #if os(Linux)
        @Test func `a full disk stops a run before it writes`() async throws {
            let site = try RemediationSite()
            let digest = try site.plan()
            for (name, text) in [("/dev/full", "file exists"), ("/proc/self/journal", "/proc/self/journal")] {
                let result = try site.apply("plan.json", "--approve", digest, "--journal", name)
                #expect(result.status == 70, "\(result.errors)")
                #expect(result.errors.contains(text), "\(result.errors)")
            }
            #expect(try await site.writes().isEmpty)
        }

        /// The longest that a file may become, in blocks of 512 bytes: the journal's beginning does not fit, or its end does not.
        @Test(arguments: [(1, 0), (9, 2)])
        func `a journal that cannot grow stops a run before the next write`(blocks: Int, most: Int) async throws {
            let site = try RemediationSite()
            let digest = try site.plan()
            let journal = site.scratch.path("journal")
            let command = site.arguments(["plan.json", "--approve", digest, "--journal", journal])
            let process = try Tenet.process([], environment: RemediationSite.keys, folder: site.scratch.folder)
            let executable = try Tenet.executable.path()
            process.executableURL = URL(filePath: "/bin/sh")
            process.arguments = ["-c", "trap '' XFSZ; ulimit -f \(blocks); exec \"$0\" \"$@\"", executable] + command
            process.standardOutput = FileHandle.nullDevice
            let errors = try site.scratch.file("errors")
            process.standardError = try FileHandle(forWritingTo: errors)
            try process.run()
            process.waitUntilExit()
            #expect(process.terminationStatus == 70)
            let writes = try await site.writes().count
            #expect(writes <= most)
            // What is in the journal is before what was sent.
            let sent = try site.events("journal").count { $0 == "sent" }
            #expect(writes <= sent)
            if sent > 0 {
                #expect(try site.apply("--resume", journal).status == 0)
                #expect(try await site.policies() == RemediationSite.after)
                #expect(try await site.writes().count == 3)
            }
        }
    #endif

    @Test func `a plan file that was changed is none`() throws {
        let site = try RemediationSite()
        let digest = try site.plan()
        let text = try site.scratch.read("plan.json")
        try site.scratch.file("plan.json", text.replacingOccurrences(of: "198.51.100.7", with: "198.51.100.8"))
        #expect(try site.apply("plan.json", "--approve", digest).status == 2)
    }

    @Test func `of two at once one wins the lock and the other ends with 6`() async throws {
        let site = try RemediationSite(["--fault", "delay:2,operation:updatePolicy,times:1"])
        let digest = try site.plan()
        let first = try site.start(["plan.json", "--approve", digest, "--journal", "one"])
        try site.wait(for: "sent", in: "one")
        // However long the others take, it is not over.
        kill(first.processIdentifier, SIGSTOP)
        let second = try site.apply("plan.json", "--approve", digest, "--journal", "two")
        #expect(second.status == 6)
        #expect(second.errors.contains("the organization is locked since "))
        #expect(second.errors.contains("--break-lock "))
        #expect(!FileManager.default.fileExists(atPath: site.scratch.path("two")))
        // Nor can a run be gone on with that is not over.
        let third = try site.apply("--resume", "one")
        #expect(third.status == 6)
        #expect(third.errors.contains("is being written by a run that is not over"))
        try FileManager.default.copyItem(atPath: site.scratch.path("one"), toPath: site.scratch.path("copy"))
        // A copy of the journal is not locked, and the run is not over either.
        let fourth = try site.apply("--resume", "copy")
        #expect(fourth.status == 6)
        #expect(fourth.errors.contains("the organization is locked since "))
        kill(first.processIdentifier, SIGCONT)
        first.waitUntilExit()
        #expect(first.terminationStatus == 0)
        #expect(try await site.writes().count == 3)
    }

    @Test func `a stale lock is broken by its nonce`() async throws {
        let site = try RemediationSite(["--fault", "delay:5,operation:updatePolicy,times:1"])
        let digest = try site.plan()
        let first = try site.start(["plan.json", "--approve", digest, "--journal", "one"])
        try site.wait(for: "sent", in: "one")
        kill(first.processIdentifier, SIGKILL)
        first.waitUntilExit()
        let refused = try site.apply("plan.json", "--approve", digest)
        #expect(refused.status == 6)
        let nonce = refused.errors.split(separator: "--break-lock ").last?.prefix(16) ?? ""
        #expect(try site.apply("plan.json", "--approve", digest, "--break-lock", "0123456789abcdef").status == 6)
        let result = try site.apply("plan.json", "--approve", digest, "--break-lock", String(nonce))
        #expect([0, 6].contains(result.status))
        #expect(!result.errors.contains("locked"))
    }

    @Test func `interrupted, it finishes the change that is under way`() async throws {
        let site = try RemediationSite(["--fault", "delay:1,operation:updatePolicy,times:1"])
        let digest = try site.plan()
        let process = try site.start(["plan.json", "--approve", digest, "--journal", "journal"])
        try site.wait(for: "sent", in: "journal")
        process.interrupt()
        process.waitUntilExit()
        #expect(process.terminationStatus == 130)
        #expect(try await site.policies() == [RemediationSite.after[0]] + RemediationSite.before[1...])
        let output = try site.scratch.read("output")
        #expect(output.contains("1 verified, 1 not attempted\n"))
        #expect(output.contains("go on with `tenet apply --resume journal`"))
        let resumed = try site.apply("--resume", "journal")
        #expect(resumed.status == 0, "\(resumed.errors)")
        #expect(try await site.policies() == RemediationSite.after)
        #expect(try await site.writes().count == 3)
    }

    @Test func `a run is not gone on with by a clock that was set back`() async throws {
        let site = try RemediationSite(["--fault", "delay:1,operation:updatePolicy,times:1"])
        let digest = try site.plan()
        let process = try site.start(["plan.json", "--approve", digest, "--journal", "journal"])
        try site.wait(for: "sent", in: "journal")
        process.interrupt()
        await process.ended()
        #expect(process.terminationStatus == 130)
        let writes = try await site.writes()
        // The last line, whose digest no other holds, is of a time that has not come yet.
        var lines = try site.scratch.read("journal").split(separator: "\n").map(String.init)
        let later = Date(timeIntervalSinceNow: 600).formatted(.iso8601)
        lines.append((lines.popLast() ?? "").replacing(#/"time":"[^"]*"/#, with: #""time":"\#(later)""#))
        try site.scratch.file("journal", lines.map { $0 + "\n" }.joined())
        let result = try site.apply("--resume", "journal")
        #expect(result.status == 8, "\(result.output)\(result.errors)")
        #expect((result.output + result.errors).contains("and the journal was written at \(later)"))
        #expect(try await site.writes() == writes)
    }

    @Test func `no token is in any output, journal, plan or lock`() async throws {
        let site = try RemediationSite(["--fault", "status:500,operation:updatePolicy,after:1,times:1"])
        let digest = try site.plan()
        let wrong = "another-marker-5ca1ab1e"
        let refused = try site.apply(
            "plan.json", "--approve", digest, "--journal", "refused",
            keys: ["TENET_API_KEY": RemediationSite.token, "TENET_WRITE_API_KEY": wrong])
        #expect(refused.status == 7)
        #expect(refused.output.contains("failed         Guests"))
        #expect(refused.output.contains("401"))
        let done = try site.apply("plan.json", "--approve", digest, "--journal", "done", "--output", "json")
        #expect(done.status == 0, "\(done.output)\(done.errors)")
        try site.scratch.file("outputs", [refused.output, refused.errors, done.output, done.errors].joined())
        let files = try #require(FileManager.default.enumerator(atPath: site.scratch.folder.path()))
        var searched = 0
        for case let name as String in files where name != "token" {
            guard let text = try? site.scratch.read(name) else { continue }
            searched += 1
            #expect(!text.contains(RemediationSite.token), "\(name)")
            #expect(!text.contains(wrong), "\(name)")
        }
        #expect(searched > 8)
    }
}
