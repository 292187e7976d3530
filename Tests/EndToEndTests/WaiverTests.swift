import Foundation
import Testing

/// Waiver files, through the built program and the real clock.
struct WaiverTests {
    /// A day so many days from today, in UTC.
    static func day(_ days: Int) -> String {
        let formatter = ISO8601DateFormatter()
        formatter.formatOptions = [.withFullDate]
        return formatter.string(from: Date(timeIntervalSinceNow: Double(days) * 86_400))
    }

    /// A waiver file for the tiny organization's rule.
    static func waiver(_ subject: String = "resource: bob", expires: Int = 60, rule: String = "accounts-active")
        -> String
    {
        """
        apiVersion: tenet/v1
        waivers:
          - rule: \(rule)
            \(subject)
            reason: Leaves in spring
            approver: ciso@acme.example
            ticket: SEC-12
            expires: \(day(expires))

        """
    }

    private static func organization() throws -> TinyOrganization {
        try TinyOrganization(users: [TinyOrganization.alice, TinyOrganization.bob])
    }

    @Test(arguments: [(60, Int32(0), "WAIVED"), (0, 0, "WAIVED"), (-1, 1, "FAIL")])
    func `a waiver counts until its last day is over, whatever now is`(days: Int, status: Int32, word: String) throws {
        let tiny = try Self.organization()
        try tiny.scratch.file("waivers.yaml", Self.waiver(expires: days))
        let result = try tiny.check("--waivers", "waivers.yaml", "--now", "2020-01-01T00:00:00Z")
        #expect(result.status == status)
        #expect(result.errors.isEmpty)
        #expect(result.output.contains("\(word) medium accounts-active"))
        #expect(result.output.contains("approved by ciso@acme.example, SEC-12, at waivers.yaml:3"))
    }

    @Test func `json says who waived what until when`() throws {
        let tiny = try Self.organization()
        try tiny.scratch.file("tenet.yaml", "waivers: [waivers.yaml]\n")
        try tiny.scratch.file("waivers.yaml", Self.waiver(expires: 10))
        let result = try tiny.check("--output", "json")
        #expect(result.status == 0)
        let json = try #require(JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
        let finding = try #require((json["findings"] as? [[String: Any]])?.first)
        #expect(finding["status"] as? String == "waived")
        let waiver = try #require(finding["waiver"] as? [String: Any])
        #expect(waiver["expires"] as? String == Self.day(10))
        #expect(waiver["days_left"] as? Int == 10)
        let notices = try #require(json["waiver_notices"] as? [[String: Any]])
        #expect(notices.map { $0["kind"] as? String } == ["expiring"])
    }

    @Test func `a mistake in a waiver file ends the run before anything is judged`() throws {
        let tiny = try Self.organization()
        try tiny.scratch.file("waivers.yaml", Self.waiver(expires: 367))
        let result = try tiny.check("--waivers", "waivers.yaml")
        #expect(result.status == 2)
        #expect(result.output.isEmpty)
        #expect(
            result.errors == """
                waivers.yaml:8:14: error: `\(Self.day(367))` is 367 days after today, at most 366 are allowed
                    expires: \(Self.day(367))
                             ^~~~~~~~~~
                1 error

                """)
        #expect(try tiny.check("--waivers", "nowhere.yaml").status == 2)
    }

    @Test func `lint shows what is expired or soon will be`() throws {
        let tiny = try Self.organization()
        try tiny.scratch.file("waivers.yaml", Self.waiver(expires: 1))
        func lint(_ arguments: String...) throws -> Tenet.Result {
            try Tenet.run(["lint", "--waivers", "waivers.yaml"] + arguments, folder: tiny.scratch.folder)
        }
        let result = try lint()
        #expect(result.status == 0)
        #expect(result.errors.hasPrefix("waivers.yaml:8:14: warning: the waiver expires tomorrow\n"))
        #expect(try lint("--strict").status == 2)
    }

    @Test func `a waiver that is not needed is told, where that was seen`() throws {
        let tiny = try Self.organization()
        try tiny.scratch.file("waivers.yaml", Self.waiver("resource: alice"))
        func check(_ arguments: String...) throws -> Tenet.Result {
            try Tenet.run(
                ["waivers", "check", "--waivers", "waivers.yaml"] + arguments, folder: tiny.scratch.folder)
        }
        #expect(try check() == Tenet.Result(status: 0, output: "1 waiver, none is expired\n", errors: ""))
        #expect(
            try check("--snapshot", tiny.snapshot)
                == Tenet.Result(
                    status: 1,
                    output: """
                        waivers.yaml:3: unused: accounts-active for alice: nothing that was found needs it
                        1 waiver, 1 to look at

                        """, errors: ""))
        try tiny.scratch.file("waivers.yaml", Self.waiver())
        #expect(
            try check("--snapshot", tiny.snapshot)
                == Tenet.Result(status: 0, output: "1 waiver, all are well\n", errors: ""))
    }

    @Test func `a waiver is added, listed and counts`() throws {
        let tiny = try Self.organization()
        try tiny.scratch.file("waivers.yaml", "# ours\napiVersion: tenet/v1\n\nwaivers: []   # none yet\n# end\n")
        let path = tiny.scratch.path("waivers.yaml")
        try FileManager.default.setAttributes([.posixPermissions: 0o664], ofItemAtPath: path)
        func add(_ arguments: String...) throws -> Tenet.Result {
            try Tenet.run(
                [
                    "waivers", "add", "--waivers", "waivers.yaml", "--reason", "Leaves: in 'spring'", "--approver",
                    "ciso@acme.example", "--ticket", "SEC-12",
                ] + arguments, folder: tiny.scratch.folder)
        }
        let added = try add("--rule", "accounts-active", "--resource", "bob", "--expires", "90d")
        #expect(added == Tenet.Result(status: 0, output: "added to waivers.yaml\n", errors: ""))
        #expect(
            try tiny.scratch.read("waivers.yaml") == """
                # ours
                apiVersion: tenet/v1

                waivers:
                  - rule: accounts-active
                    resource: bob
                    reason: 'Leaves: in ''spring'''
                    approver: ciso@acme.example
                    ticket: SEC-12
                    expires: \(Self.day(90))
                # end

                """)
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        #expect(attributes[.posixPermissions] as? Int == 0o664)
        #expect(try tiny.check("--waivers", "waivers.yaml").status == 0)
        #expect(
            try Tenet.run("waivers", "list", "--waivers", "waivers.yaml", folder: tiny.scratch.folder).output == """
                \(Self.day(90)) (90 days left)  waiver  accounts-active  bob  ciso@acme.example, SEC-12: Leaves: in 'spring' \
                (waivers.yaml:5)

                """)

        let before = try tiny.scratch.read("waivers.yaml")
        for wrong in [
            ["--rule", "accounts-activ", "--resource", "bob", "--expires", "9d"],
            ["--rule", "accounts-active", "--resource", "bob", "--expires", "9d"],
            ["--rule", "accounts-active", "--resource", "x", "--expires", "400d"],
            ["--rule", "accounts-active", "--up-to", "3", "--expires", "9d"],
            ["--rule", "accounts-active", "--where", "user.nme == ''", "--expires", "9d"],
            ["--rule", "accounts-active", "--where", "true", "--expires", Self.day(-1) + "x"],
            ["--rule", "accounts-active", "--expires", "9d"],
        ] {
            let result = try Tenet.run(
                [
                    "waivers", "add", "--waivers", "waivers.yaml", "--reason", "r", "--approver", "a", "--ticket", "t",
                ] + wrong, folder: tiny.scratch.folder)
            #expect(result.status == 2 || result.status == 64, "\(wrong)")
            #expect(!result.errors.isEmpty)
            #expect(try tiny.scratch.read("waivers.yaml") == before, "\(wrong)")
        }
    }

    @Test func `a manual rule is undetermined until somebody attests it`() throws {
        let tiny = try TinyOrganization(
            rules: TinyOrganization.rule("manual: Look at the console").replacing(
                "for: user", with: "for: organization"))
        #expect(try tiny.check().status == 3)
        try tiny.scratch.file(
            "waivers.yaml",
            """
            apiVersion: tenet/v1
            attestations:
              - { rule: accounts-active, reason: Seen, approver: a, ticket: t, checked: \(Self.day(-3)), expires: \(Self.day(90)) }

            """)
        let result = try tiny.check("--waivers", "waivers.yaml")
        #expect(result.status == 0)
        #expect(result.output.contains("– attested organization Tiny (tiny-1)\n"))
        #expect(result.output.contains("    attested on \(Self.day(-3)) until \(Self.day(90)), 90 days left: Seen\n"))
    }
}
