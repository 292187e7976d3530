import Foundation
import Testing

/// From findings to a table, to people, to a waiver file, through the built program.
struct ActionPlanTests {
    private static let rules = """
        apiVersion: tenet/v1
        rules:
          - { id: accounts-active, title: Every account is active, severity: medium, for: user, require: user.account_status == "active" }
          - { id: few-accounts, title: Few accounts, severity: low, for: user, count: { max: 1 } }
          - { id: support-reviewed, title: Support is reviewed, severity: high, for: organization, manual: Look at the console }

        """

    /// An id that a spreadsheet would compute, and the same of a name.
    private static let formula =
        #"{"account_id":"=1+1","account_type":"atlassian","account_status":"closed","name":"@SUM(A1)"}"#

    private static func organization() throws -> TinyOrganization {
        try TinyOrganization(users: [TinyOrganization.alice, TinyOrganization.bob, formula], rules: rules)
    }

    @Test func `the plan has a row for all that people can accept, and empty cells for them`() throws {
        let tiny = try Self.organization()
        #expect(try tiny.check("--output", "action-plan=plan.csv").status == 1)
        #expect(
            try tiny.scratch.read("plan.csv") == """
                "severity","rule","title","controls","resource_kind","resource_name","message","entry","resource","up_to","down_to","reason","approver","ticket","expires","checked"
                "high","support-reviewed","Support is reviewed","","organization","Tiny","no API shows it; a person must check: Look at the console","attestation","","","","","","","",""
                "medium","accounts-active","Every account is active","","user","'@SUM(A1)","Every account is active","waiver","'=1+1","","","","","","",""
                "medium","accounts-active","Every account is active","","user","Bob","Every account is active","waiver","bob","","","","","","",""
                "low","few-accounts","Few accounts","","organization","Tiny","3 selected, at most 1 allowed","waiver","","3","","","","","",""

                """)
    }

    /// What somebody fills in: the empty cells of every row.
    private static func filled(_ plan: String) -> String {
        let lines = plan.split(separator: "\n").enumerated().map { index, line -> String in
            let cells = #""Known, and \#"accepted\#"","ciso@acme.example","SEC-12","\#(WaiverTests.day(60))""#
                .replacing("\"accepted\"", with: "\"\"accepted\"\"")
            let checked = line.contains("\"attestation\"") ? WaiverTests.day(-1) : ""
            return index == 0 ? String(line) : line.dropLast(#""","","","","""#.count) + "\(cells),\"\(checked)\""
        }
        return lines.joined(separator: "\r\n") + "\r\n"
    }

    private static func add(_ tiny: TinyOrganization, _ arguments: String...) throws -> Tenet.Result {
        try Tenet.run(
            ["waivers", "add", "--waivers", "waivers.yaml"] + arguments, folder: tiny.scratch.folder)
    }

    @Test func `a plan that is filled in becomes waivers and attestations, after which nothing fails`() throws {
        let tiny = try Self.organization()
        #expect(try tiny.check("--output", "action-plan=plan.csv").status == 1)
        try tiny.scratch.file("plan.csv", Self.filled(tiny.scratch.read("plan.csv")))
        let added = try Self.add(tiny, "--from", "plan.csv")
        #expect(added == Tenet.Result(status: 0, output: "added 4 entries to waivers.yaml\n", errors: ""))
        let said = """
                reason: Known, and "accepted"
                approver: ciso@acme.example
                ticket: SEC-12
            """.replacing("Known, and \"accepted\"", with: "'Known, and \"accepted\"'")
        #expect(
            try tiny.scratch.read("waivers.yaml") == """
                apiVersion: tenet/v1
                waivers:
                  - rule: accounts-active
                    resource: '=1+1'
                \(said)
                    expires: \(WaiverTests.day(60))
                  - rule: accounts-active
                    resource: bob
                \(said)
                    expires: \(WaiverTests.day(60))
                  - rule: few-accounts
                    upTo: 3
                \(said)
                    expires: \(WaiverTests.day(60))
                attestations:
                  - rule: support-reviewed
                \(said)
                    checked: \(WaiverTests.day(-1))
                    expires: \(WaiverTests.day(60))

                """)
        let again = try tiny.check("--waivers", "waivers.yaml", "--output", "action-plan")
        #expect(again.status == 0)
        #expect(again.output.split(separator: "\n").count == 1)
    }

    @Test func `what is wrong with a row is shown at its cell, and nothing is added`() throws {
        let tiny = try Self.organization()
        #expect(try tiny.check("--output", "action-plan=plan.csv").status == 1)
        let plan = try tiny.scratch.read("plan.csv")
        #expect(
            try Self.add(tiny, "--from", "plan.csv")
                == Tenet.Result(
                    status: 0, output: "", errors: "no row of `plan.csv` is filled in, so nothing is added\n"))
        try tiny.scratch.file("plan.csv", Self.filled(plan))
        #expect(try Self.add(tiny, "--from", "plan.csv").status == 0)
        let before = try tiny.scratch.read("waivers.yaml")

        let twice = try Self.add(tiny, "--from", "plan.csv")
        #expect(twice.status == 2)
        #expect(
            twice.errors.contains("plan.csv:3:10: error: the same waiver exists already, at waivers.yaml:3:11\n"),
            "\(twice.errors)")
        for (old, new, message) in [
            ("accounts-active", "accounts-activ", "warning: no rule `accounts-activ` is loaded"),
            (
                "\"\",\"3\",\"\"", "\"tiny-1\",\"\",\"\"",
                "error: a `count` rule is waived with a bound, `upTo` or `downTo`: its finding stands on the organization"
            ),
            (WaiverTests.day(60), "2027/01/31", "error: `expires`: expected a day"),
        ] {
            try tiny.scratch.file("plan.csv", Self.filled(plan).replacing(old, with: new))
            let result = try Self.add(tiny, "--from", "plan.csv")
            #expect(result.status == 2)
            #expect(result.errors.contains(message), "\(result.errors)")
            #expect(try tiny.scratch.read("waivers.yaml") == before)
        }
    }

    @Test(arguments: [
        (["--from", "plan.csv", "--rule", "a"], "with `--from` the rows of the action plan say what is added"),
        (["--resource", "a"], "`--rule` is missing; or give an action plan with `--from FILE`"),
    ])
    func `an entry comes from options or from a plan`(arguments: [String], message: String) throws {
        let tiny = try Self.organization()
        let result = try Tenet.run(
            ["waivers", "add", "--waivers", "waivers.yaml"] + arguments, folder: tiny.scratch.folder)
        #expect(result.status == 64)
        #expect(result.errors.contains(message), "\(result.errors)")
    }
}
