import Foundation
import Testing

/// Each line of the table of exit statuses, by the built program.
struct ExitStatusTests {
    @Test func `0 when nothing is wrong`() throws {
        #expect(try TinyOrganization().check().status == 0)
    }

    @Test func `1 for a finding`() throws {
        #expect(try TinyOrganization(users: [TinyOrganization.bob]).check().status == 1)
    }

    @Test(arguments: [("medium", 1), ("low", 1), ("high", 0), ("none", 0)])
    func `1 only for findings at or above the severity that counts`(failOn: String, status: Int32) throws {
        let organization = try TinyOrganization(users: [TinyOrganization.bob])
        #expect(try organization.check("--fail-on", failOn).status == status)
    }

    @Test func `an info finding is below the default severity`() throws {
        let rules = TinyOrganization.rule("require: user.account_status == 'active'", severity: "info")
        let organization = try TinyOrganization(users: [TinyOrganization.bob], rules: rules)
        #expect(try organization.check().status == 0)
        #expect(try organization.check("--fail-on", "info").status == 1)
    }

    @Test func `2 for a rule that does not compile`() throws {
        let rules = TinyOrganization.rule("require: user.acount_status == 'active'")
        let result = try TinyOrganization(rules: rules).check()
        #expect(result.status == 2)
        #expect(result.output.isEmpty)
        #expect(
            result.errors.hasPrefix(
                "rules/rules.yaml:7:19: error: `acount_status` is not a field of `user`, did you mean `account_status`?\n"
            ))
    }

    @Test func `2 for a warning when warnings are errors`() throws {
        let rules = TinyOrganization.rule("require: user.email != ''")
        #expect(try TinyOrganization(rules: rules).check().status == 0)
        #expect(try TinyOrganization(rules: rules).check("--strict").status == 2)
    }

    @Test(arguments: [
        ["--rule", "no-such-rule"], ["--tag", "no-such-tag"], ["--param", "no_such_param=1"],
        ["--rules", "no-such-file"],
    ])
    func `2 where no rule is selected, or something named does not exist`(arguments: [String]) throws {
        let organization = try TinyOrganization()
        let result = try Tenet.run(
            ["check", "--snapshot", organization.snapshot] + arguments, folder: organization.scratch.folder)
        #expect(result.status == 2)
        #expect(result.output.isEmpty)
        #expect(!result.errors.isEmpty)
    }

    @Test func `2 for a base URL of which nobody said how it speaks`() throws {
        let organization = try TinyOrganization()
        let result = try Tenet.run(
            ["check", "--org", "x", "--base-url", "https://admin.example.com"], environment: ["TENET_API_KEY": "k"],
            folder: organization.scratch.folder)
        #expect(result.status == 2)
        #expect(result.errors.contains("`https://admin.example.com` is not known"))
    }

    @Test func `2 for settings that are wrong`() throws {
        let organization = try TinyOrganization()
        try organization.scratch.file("tenet.yaml", "fail-onn: high\n")
        let result = try organization.check()
        #expect(result.status == 2)
        #expect(
            result.errors.hasPrefix(
                "tenet.yaml:1:1: error: `fail-onn` is not a key of tenet.yaml, did you mean `fail-on`?\n"))
    }

    @Test func `a key that was put into the settings is not shown`() throws {
        let organization = try TinyOrganization()
        try organization.scratch.file("tenet.yaml", "fail-on: high\napi-key: SECRETMARK\n")
        let result = try organization.check()
        #expect(result.status == 2)
        #expect(result.errors.hasPrefix("tenet.yaml:2:1: error: `api-key` is not a key of tenet.yaml"))
        #expect(result.errors.contains("api-key: **********\n"))
        #expect(result.errors.contains("set `TENET_API_KEY`"))
        #expect(!(result.output + result.errors).contains("SECRET"))
    }

    @Test(arguments: [
        "strict: maybe", "fail-on: hgh", "max-age: 3", "output: [foo]", "rate: fast", "concurrency: 0",
        "allow-undetermined: some",
    ])
    func `2 for a setting whose value is none`(setting: String) throws {
        let organization = try TinyOrganization()
        try organization.scratch.file("tenet.yaml", setting + "\n")
        let result = try organization.check()
        #expect(result.status == 2)
        #expect(!result.errors.contains("--"))
    }

    @Test func `3 when a resource is undetermined`() throws {
        let rules = TinyOrganization.rule("require: user.?email.value() != ''")
        #expect(try TinyOrganization(users: [TinyOrganization.bob], rules: rules).check().status == 3)
    }

    @Test func `3 when a page is missing, whatever the rest says`() throws {
        let result = try TinyOrganization(usersAreComplete: false).check("--output", "json")
        #expect(result.status == 3)
        #expect(
            result.output.contains(
                #""outcome":"undetermined","reasons":[{"kind":"incomplete","text":"page 2 failed"}]"#))
    }

    @Test(arguments: [("incomplete", 0), ("incomplete,error", 0), ("all", 0), ("error", 3)])
    func `3 unless that kind of reason may pass`(kinds: String, status: Int32) throws {
        #expect(try TinyOrganization(usersAreComplete: false).check("--allow-undetermined", kinds).status == status)
    }

    @Test func `3 unless any reason may pass`() throws {
        let organization = try TinyOrganization(usersAreComplete: false)
        #expect(try organization.check("--allow-undetermined").status == 0)
        #expect(try organization.check("--allow-undetermined", "--output", "json").status == 0)
    }

    @Test func `1 before 3`() throws {
        let organization = try TinyOrganization(users: [TinyOrganization.bob], usersAreComplete: false)
        #expect(try organization.check().status == 1)
        #expect(try organization.check("--fail-on", "high").status == 3)
    }

    @Test func `3 for a snapshot that is too old`() throws {
        let result = try TinyOrganization().check("--max-age", "1h", "--output", "json")
        #expect(result.status == 3)
        #expect(result.output.contains(#""kind":"stale""#))
    }

    @Test func `4 when nobody answers`() throws {
        let organization = try TinyOrganization()
        let result = try Tenet.run(
            ["check", "--org", "x", "--base-url", "http://127.0.0.1:9", "--dialect", "reference"],
            environment: ["TENET_API_KEY": "k"], folder: organization.scratch.folder)
        #expect(result.status == 4)
    }

    @Test func `4 without a key`() throws {
        let organization = try TinyOrganization()
        let result = try Tenet.run(
            ["check", "--org", "x", "--base-url", "http://127.0.0.1:9", "--dialect", "reference"],
            folder: organization.scratch.folder)
        #expect(result.status == 4)
        #expect(result.errors.contains("TENET_API_KEY"))
    }

    @Test(arguments: [
        ["--no-such-option"], ["--now", "yesterday"], ["--output", "pdf"], ["--fail-on", "sometimes"],
        ["--allow-undetermined", "maybe"], ["--max-age", "old"], ["--param", "novalue"],
        ["--output", "json", "--output", "text"], ["--simulate", "x"], ["--rate", "0"], ["--rate", "nan"],
        ["--concurrency", "0"],
    ])
    func `64 for wrong arguments`(arguments: [String]) throws {
        let organization = try TinyOrganization()
        let result = try Tenet.run(
            ["check", "--snapshot", organization.snapshot] + arguments, folder: organization.scratch.folder)
        #expect(result.status == 64)
        #expect(result.output.isEmpty)
    }

    @Test(arguments: [
        (["json=same", "csv=same"], "same"), (["json=same", "csv=./same"], "./same"),
        (["json=folder/same", "csv=linked/../folder/./same"], "linked/../folder/./same"),
        (["json=there", "csv=link"], "link"), (["json=linked/new", "csv=folder/new", "text"], "folder/new"),
        (["json=Same", "csv=same"], "same"), (["json=no/such/one", "csv=no/such/../such/one"], "no/such/../such/one"),
    ])
    func `64 for two reports to one file, before anything is written`(outputs: [String], path: String) throws {
        let organization = try TinyOrganization()
        let files = FileManager.default
        try organization.scratch.file("folder/old", "old")
        try organization.scratch.file("there", "old")
        for (link, target) in [("linked", "folder"), ("link", "there")] {
            try files.createSymbolicLink(
                atPath: organization.scratch.path(link), withDestinationPath: organization.scratch.path(target))
        }
        let before = try files.subpathsOfDirectory(atPath: organization.scratch.folder.path()).sorted()
        // A snapshot that is not there would be the next failure.
        let result = try Tenet.run(
            ["check", "--snapshot", "nowhere", "--history", "runs.sqlite"] + outputs.flatMap { ["--output", $0] },
            folder: organization.scratch.folder)
        #expect(
            result
                == Tenet.Result(
                    status: 64, output: "", errors: "tenet: two outputs would be written to `\(path)`\n"))
        #expect(try files.subpathsOfDirectory(atPath: organization.scratch.folder.path()).sorted() == before)
        #expect(try organization.scratch.read("there") == "old")
    }

    @Test func `2 for two reports to one file that the settings want`() throws {
        let organization = try TinyOrganization()
        try organization.scratch.file("tenet.yaml", "output: [json=same, csv=./same]\n")
        #expect(
            try organization.check()
                == Tenet.Result(
                    status: 2, output: "", errors: "tenet: two outputs would be written to `./same`\n"))
    }

    @Test(arguments: [
        (["plan", "--snapshot", "nowhere"], ["--output", "json=same", "--output", "markdown=./same"], "./same"),
        (["plan", "--snapshot", "nowhere"], ["--out", "same", "--output", "text=same"], "same"),
        (["rollback", "nowhere"], ["--output", "json=same", "--output", "text=same"], "same"),
        (["rollback", "nowhere"], ["--out", "same", "--output", "markdown=./same"], "./same"),
        (["apply", "--resume", "nowhere"], ["--output", "json=same", "--output", "text=./same"], "./same"),
        (["apply", "--resume", "nowhere"], ["--output", "json=nowhere"], "nowhere"),
    ])
    func `64 for two outputs of other commands to one file`(
        command: [String], outputs: [String], path: String
    ) throws {
        let organization = try TinyOrganization()
        let result = try Tenet.run(command + outputs, folder: organization.scratch.folder)
        #expect(
            result
                == Tenet.Result(
                    status: 64, output: "", errors: "tenet: two outputs would be written to `\(path)`\n"))
    }

    @Test func `two reports can go to what is no file`() throws {
        let organization = try TinyOrganization()
        let result = try organization.check(
            "--output", "json=/dev/null", "--output", "csv=/dev/null", "--output", "text")
        #expect(result.status == 0)
    }

    @Test func `70 for a snapshot that is not there`() throws {
        let organization = try TinyOrganization()
        let result = try Tenet.run(["check", "--snapshot", "nowhere"], folder: organization.scratch.folder)
        #expect(result.status == 70)
        #expect(result.errors == "tenet: nowhere/manifest.json: no such file or directory\n")
    }

    @Test func `70 for a report that cannot be written`() throws {
        let organization = try TinyOrganization()
        #expect(try organization.check("--output", "json=no/such/folder/report.json").status == 70)
    }

    @Test func `a link and a pipe are written to, never replaced`() throws {
        let organization = try TinyOrganization()
        let target = try organization.scratch.file("target.json")
        let link = organization.scratch.folder.appending(path: "link.json")
        try FileManager.default.createSymbolicLink(at: link, withDestinationURL: target)
        #expect(try organization.check("--output", "json=link.json").status == 0)
        #expect(
            try FileManager.default.attributesOfItem(atPath: link.path())[.type] as? FileAttributeType
                == .typeSymbolicLink)
        #expect(try organization.scratch.read("target.json").hasPrefix("{"))

        let pipe = organization.scratch.path("pipe")
        #expect(mkfifo(pipe, 0o600) == 0)
        let reader = Process()
        reader.executableURL = URL(filePath: "/bin/cat")
        reader.arguments = [pipe]
        let output = Pipe()
        reader.standardOutput = output
        try reader.run()
        #expect(try organization.check("--output", "json=pipe").status == 0)
        let text = try output.fileHandleForReading.readToEnd()
        #expect(text.map { String(decoding: $0, as: UTF8.self) }?.hasPrefix("{") == true)
        #expect(try FileManager.default.attributesOfItem(atPath: pipe)[.type] as? FileAttributeType != .typeRegular)
    }

    @Test func `a small rule cannot make an endless report`() throws {
        let lets = (1...49).map { "      x\($0): \"[x\($0 - 1), x\($0 - 1)]\"" }.joined(separator: "\n")
        let rules = TinyOrganization.rule("let:\n      x0: \"[1]\"\n\(lets)\n    require: size(x49) == 1")
        let result = try TinyOrganization(rules: rules).check("--output", "json")
        #expect(result.status == 1)
        #expect(result.output.utf8.count < 1_000_000)
    }

    @Test func `nothing that a terminal obeys reaches standard error`() throws {
        let result = try Tenet.run("eval", "'a'.matches('[\u{1B}[2J')")
        #expect(result.status == 1)
        #expect(!result.errors.contains("\u{1B}"))
    }

    @Test func `130 when interrupted`() throws {
        let organization = try TinyOrganization()
        let server = try SimulatedServer(organization.snapshot, ["--fault", "delay:30"])
        let process = try Tenet.process(
            ["check", "--org", TinyOrganization.id, "--base-url", server.baseURL, "--dialect", "reference"],
            environment: ["TENET_API_KEY": server.token], folder: organization.scratch.folder)
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        Thread.sleep(forTimeInterval: 1)
        process.interrupt()
        process.waitUntilExit()
        #expect(process.terminationStatus == 130)
    }

    /// Of a named pipe that nobody opens, or that nobody reads after its 64 KiB are full.
    @Test(arguments: [(SIGINT, false), (SIGTERM, false), (SIGINT, true), (SIGTERM, true)])
    func `130 when interrupted while nobody reads a named pipe`(signal: Int32, isOpen: Bool) throws {
        let users = (0..<3_000).map { number in
            #"{"account_id":"user-\#(number)","account_type":"atlassian","account_status":"closed"}"#
        }
        let organization = try TinyOrganization(users: users)
        let path = organization.scratch.path("pipe")
        #expect(mkfifo(path, 0o600) == 0)
        let reader = isOpen ? open(path, O_RDWR | O_CLOEXEC) : -1
        defer { if isOpen { close(reader) } }
        let process = try Tenet.process(
            ["check", "--snapshot", organization.snapshot, "--output", "json=pipe"],
            folder: organization.scratch.folder)
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        Thread.sleep(forTimeInterval: 2)
        #expect(process.isRunning)
        kill(process.processIdentifier, signal)
        process.waitUntilExit()
        #expect(process.terminationReason == .exit)
        #expect(process.terminationStatus == 130)
    }

    @Test func `tests of rules end with 1 for a difference and 0 without`() throws {
        let rule = { (outcome: String) in
            TinyOrganization.rule(
                """
                require: user.account_status == 'active'
                    tests:
                      - name: an active account
                        given:
                          users: [{ account_id: a, account_type: app, account_status: active }]
                        expect: { outcome: \(outcome) }
                """)
        }
        let good = try TinyOrganization(rules: rule("pass"))
        let bad = try TinyOrganization(rules: rule("fail"))
        #expect(
            try Tenet.run(["test"], folder: good.scratch.folder)
                == Tenet.Result(status: 0, output: "1 test, 0 failed\n", errors: ""))
        #expect(
            try Tenet.run(["test", "rules"], folder: bad.scratch.folder)
                == Tenet.Result(
                    status: 1,
                    output: """
                        rules/rules.yaml:9:9: accounts-active: an active account
                            expected the outcome fail, found pass
                        1 test, 1 failed

                        """, errors: ""))
        let other = try TinyOrganization(rules: rule("pass"))
        try other.scratch.file(
            "rules/more.test.yaml",
            """
            apiVersion: tenet/v1
            tests:
              - { rule: account-active, name: misspelt, expect: { outcome: pass } }

            """)
        let misspelt = try Tenet.run(["test"], folder: other.scratch.folder)
        #expect(misspelt.status == 1)
        #expect(
            misspelt.output == """
                rules/more.test.yaml:3:5: account-active: misspelt
                    no rule `account-active` is loaded
                2 tests, 1 failed

                """)
        let untested = try TinyOrganization()
        #expect(
            try Tenet.run(["test"], folder: untested.scratch.folder)
                == Tenet.Result(status: 1, output: "no rule has a test\n", errors: ""))
    }

    @Test func `rules behind a link to their folder are judged, beside others too`() throws {
        let organization = try TinyOrganization()
        try FileManager.default.createSymbolicLink(
            atPath: organization.scratch.path("linked"), withDestinationPath: organization.scratch.path("rules"))
        try organization.scratch.file(
            "other.yaml", TinyOrganization.rules.replacing("accounts-active", with: "accounts-active-too"))
        let result = try organization.check("--rules", "other.yaml", "--rules", "linked", "--output", "json")
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.output.contains("\"id\":\"accounts-active\""))
        #expect(result.output.contains("\"id\":\"accounts-active-too\""))
    }

    @Test func `rules behind a link inside a folder are judged, and a link back is no loop`() throws {
        let organization = try TinyOrganization()
        try organization.scratch.file("all/readme.txt", "rules are linked from here")
        for (name, target) in [("linked", "../rules"), ("loop", "../all")] {
            try FileManager.default.createSymbolicLink(
                atPath: organization.scratch.path("all/\(name)"), withDestinationPath: target)
        }
        try organization.scratch.file(
            "all/other.yaml", TinyOrganization.rules.replacing("accounts-active", with: "accounts-active-too"))
        let result = try organization.check("--rules", "all", "--output", "json")
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.output.contains("\"id\":\"accounts-active\""))
        #expect(result.output.contains("\"id\":\"accounts-active-too\""))
    }
}
