import Foundation
import Testing

struct ExplainTests {
    private static let rules = """
        apiVersion: tenet/v1
        params:
          most: { type: int, default: 1, description: Most organization admins }
        let:
          closed: '["closed", "inactive"]'
        rules:
          - id: admins-open
            title: No organization admin is closed
            severity: high
            for: user
            let: { status: user.account_status }
            where: '"org-admin" in user.roles'
            require: '!(status in closed) || user.email == "root@acme.example"'
            message: "${user.name} is ${status}"
          - id: admins-few
            title: Few accounts are organization admins
            severity: low
            for: user
            where: '"org-admin" in user.roles'
            count: { max: params.most }

        """

    private static let users = [
        #"{"account_id":"u1","account_type":"atlassian","account_status":"active","name":"Eve","email":"eve@acme.example","role_assignments":[{"role":"org-admin"}]}"#,
        #"{"account_id":"u2","account_type":"atlassian","account_status":"closed","name":"Bo","email":"bo@acme.example","role_assignments":[{"role":"org-admin"}]}"#,
        #"{"account_id":"u3","account_type":"atlassian","account_status":"closed","name":"Cy","role_assignments":[{"role":"org-admin"}]}"#,
        #"{"account_id":"u4","account_type":"atlassian","account_status":"closed","name":"Di"}"#,
    ]

    private func explain(_ arguments: String..., source: String = "--snapshot") throws -> Tenet.Result {
        let organization = try TinyOrganization(users: Self.users, rules: Self.rules)
        return try Tenet.run(
            ["explain"] + arguments + [source, organization.snapshot], folder: organization.scratch.folder)
    }

    @Test func `each term shows what it read`() throws {
        let result = try explain("admins-open")
        #expect(result.status == 0, "\(result.errors)")
        #expect(
            result.output == """
                admins-open (high, for user): No organization admin is closed
                outcome: fail
                  error: `user.email` is absent; guard it with `has(user.email)` or read `user.?email`

                user u2 (Bo): not compliant
                  fail: Bo is closed
                  where: "org-admin" in user.roles => true
                    user.roles => ["org-admin"]
                  require: !(status in closed) || user.email == "root@acme.example" => false
                    !(status in closed) => false
                      status in closed => true
                        status => "closed"
                        closed => ["closed","inactive"]
                    user.email == "root@acme.example" => false
                      user.email => "bo@acme.example"
                  let status: user.account_status => "closed"

                user u3 (Cy): cannot be decided
                  undetermined: cannot be decided: `user.email` is absent; guard it with `has(user.email)` or read `user.?email`
                  where: "org-admin" in user.roles => true
                    user.roles => ["org-admin"]
                  require: !(status in closed) || user.email == "root@acme.example" => error: `user.email` is absent; guard it with `has(user.email)` or read `user.?email`
                    !(status in closed) => false
                      status in closed => true
                        status => "closed"
                        closed => ["closed","inactive"]
                    user.email == "root@acme.example" => error: `user.email` is absent; guard it with `has(user.email)` or read `user.?email`
                      user.email => error: `user.email` is absent; guard it with `has(user.email)` or read `user.?email`
                  let status: user.account_status => "closed"

                user u1 (Eve): compliant
                  where: "org-admin" in user.roles => true
                    user.roles => ["org-admin"]
                  require: !(status in closed) || user.email == "root@acme.example" => true
                    !(status in closed) => true
                      status in closed => false
                        status => "active"
                        closed => ["closed","inactive"]
                    user.email == "root@acme.example": not evaluated, since the `||` is true already
                  let status: user.account_status => "active"

                user u4 (Di): not selected
                  where: "org-admin" in user.roles => false
                    user.roles => []

                let closed: ["closed", "inactive"] => ["closed","inactive"]

                """)
    }

    @Test func `what need not be fetched is not, and does not matter`() throws {
        let result = try explain("admins-open", "Eve", source: "--simulate")
        #expect(result.status == 0, "\(result.errors)")
        #expect(
            result.output == """
                admins-open (high, for user): No organization admin is closed
                outcome: fail
                  error: `user.email` is absent; guard it with `has(user.email)` or read `user.?email`

                user u1 (Eve): compliant, whether or not it is selected
                  where: "org-admin" in user.roles => unknown: `user.role_assignments` was not fetched
                    user.roles => unknown: `user.role_assignments` was not fetched
                  require: !(status in closed) || user.email == "root@acme.example" => true
                    !(status in closed) => true
                      status in closed => false
                        status => "active"
                        closed => ["closed","inactive"]
                    user.email == "root@acme.example": not evaluated, since the `||` is true already
                  let status: user.account_status => "active"

                let closed: ["closed", "inactive"] => ["closed","inactive"]

                """)
    }

    @Test(arguments: ["u1", "Eve", "eve@acme.example"]) func `a resource is named by its id, name or email`(
        name: String
    ) throws {
        let result = try explain("admins-open", name)
        #expect(result.status == 0)
        #expect(result.output.contains("\nuser u1 (Eve): compliant\n"))
        #expect(!result.output.contains("u2"))
    }

    @Test func `a count shows its bound and who is selected`() throws {
        let result = try explain("admins-few", "u4")
        #expect(
            result.output == """
                admins-few (low, for user): Few accounts are organization admins
                outcome: fail

                fail: 3 selected, at most 1 allowed

                count.max: params.most => 1

                user u4 (Di): not selected
                  where: "org-admin" in user.roles => false
                    user.roles => []

                """)
    }

    @Test func `what a person allowed is shown as such`() throws {
        let organization = try TinyOrganization(users: [TinyOrganization.bob])
        try organization.scratch.file("waivers.yaml", WaiverTests.waiver())
        let result = try Tenet.run(
            "explain", "accounts-active", "bob", "--snapshot", organization.snapshot, "--waivers", "waivers.yaml",
            folder: organization.scratch.folder)
        #expect(
            result.output == """
                accounts-active (medium, for user): Every account is active
                outcome: waived

                user bob (Bob): not compliant
                  waived: Every account is active (waiver until \(WaiverTests.day(60)): Leaves in spring)
                  require: user.account_status == 'active' => false
                    user.account_status => "closed"

                """)
    }

    @Test func `what was not seen says so`() throws {
        let organization = try TinyOrganization(
            usersAreComplete: false,
            rules: TinyOrganization.rule("require: user.mfa_enabled || user.account_status == 'active'"))
        let result = try Tenet.run(
            "explain", "accounts-active", "--snapshot", organization.snapshot, folder: organization.scratch.folder)
        #expect(
            result.output == """
                accounts-active (medium, for user): Every account is active
                outcome: undetermined
                  incomplete: page 2 failed

                user alice (Alice): compliant
                  require: user.mfa_enabled || user.account_status == 'active' => true
                    user.mfa_enabled => unknown: the reference dialect has no `user.mfa_enabled` (does not matter here)
                    user.account_status == 'active' => true
                      user.account_status => "active"

                """)
    }

    @Test(arguments: [
        (["admins-open", "u9"], 64, "tenet: no user `u9` was seen, did you mean `u1`?\n"),
        (["admins-opn"], 2, "tenet: no rule `admins-opn` is loaded, did you mean `admins-open`?\n"),
        ([], 64, "Error: Missing expected argument '<rule>'"),
    ])
    func `what is not there is said`(arguments: [String], status: Int32, errors: String) throws {
        let organization = try TinyOrganization(users: Self.users, rules: Self.rules)
        let result = try Tenet.run(
            ["explain"] + arguments + ["--snapshot", organization.snapshot], folder: organization.scratch.folder)
        #expect(result.status == status)
        #expect(result.errors.contains(errors), "\(result.errors)")
        #expect(result.output == "")
    }
}
