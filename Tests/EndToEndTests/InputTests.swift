import Foundation
import Testing

/// Inputs of rules, read from disk by the built program.
struct InputTests {
    private static let rules = """
        apiVersion: tenet/v1
        inputs:
          hr: { csv: hr.csv }
        rules:
          - id: users-are-employees
            title: Every user is an employee
            severity: high
            for: user
            require: hr.exists(p, p.email == user.?email.orValue(""))

        """

    private func organization(_ rules: String = Self.rules) throws -> TinyOrganization {
        let organization = try TinyOrganization(rules: rules)
        try organization.scratch.file("rules/hr.csv", "email,name\r\nalice@acme.example,Alice\r\n")
        return organization
    }

    private func json(_ result: Tenet.Result) throws -> [String: Any] {
        try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any] ?? [:]
    }

    @Test func `the report says which inputs were read, and their content is part of the rules`() throws {
        let organization = try organization()
        let result = try organization.check("--output", "json")
        #expect(result.status == 0, "\(result.errors)")
        let report = try json(result)
        let inputs = try #require(report["inputs"] as? [[String: Any]])
        // sha256sum of the file above.
        #expect(
            try #require(inputs.first) as NSDictionary == [
                "name": "hr", "kind": "csv", "path": "rules/hr.csv", "rows": 1,
                "digest": "447281fb149c83ff8ff61ba00d9ff3b397c9ddd5520cae305f17195bfa396345",
            ])
        try organization.scratch.file("rules/hr.csv", "email,name\r\nbob@acme.example,Bob\r\n")
        let changed = try organization.check("--output", "json")
        #expect(changed.status == 1)
        #expect(try json(changed)["rules_digest"] as? String != report["rules_digest"] as? String)
    }

    @Test func `a table that is wrong is shown at its line, and nothing is judged`() throws {
        let organization = try organization()
        try organization.scratch.file("rules/hr.csv", "email,name\nalice@acme.example\n")
        let result = try organization.check()
        #expect(result.status == 2)
        #expect(result.output == "")
        #expect(
            result.errors == """
                rules/hr.csv:2:1: error: expected 2 fields as in the header, found 1
                alice@acme.example
                ^~~~~~~~~~~~~~~~~~
                1 error

                """)
    }

    @Test func `an input that is not there is an error at its path`() throws {
        let organization = try TinyOrganization(rules: Self.rules)
        let result = try organization.check()
        #expect(result.status == 2)
        #expect(
            result.errors == """
                rules/rules.yaml:3:14: error: cannot read the input `hr`: `rules/hr.csv`: No such file or directory
                  hr: { csv: hr.csv }
                             ^~~~~~
                1 error

                """)
        // The rules prove themselves without it.
        #expect(try Tenet.run("lint", folder: organization.scratch.folder).status == 2)
        #expect(try Tenet.run("rules", "list", folder: organization.scratch.folder).status == 0)
    }

    @Test func `a rule file reads nothing outside, not through a link either`() throws {
        let outside = try Scratch()
        try outside.file("secret.csv", "email\nalice@acme.example\n")
        for path in [outside.path("secret.csv"), "../../\(outside.folder.lastPathComponent)/secret.csv", "link.csv"] {
            let organization = try organization(Self.rules.replacingOccurrences(of: "hr.csv", with: path))
            try FileManager.default.createSymbolicLink(
                atPath: organization.scratch.path("rules/link.csv"), withDestinationPath: outside.path("secret.csv"))
            let result = try organization.check()
            #expect(result.status == 2, "\(path)")
            #expect(
                result.errors.contains(
                    path.hasPrefix("/")
                        ? "expected a path relative to the rule file" : "lies outside of the rule file's"),
                "\(result.errors)")
            #expect(result.errors.contains("hint: give it when you run tenet: `--input NAME=PATH`"))
            // Who runs the program may name it.
            #expect(try organization.check("--input", "hr=\(outside.path("secret.csv"))").status == 0)
            try organization.scratch.file("tenet.yaml", "inputs: { hr: \(outside.path("secret.csv")) }\n")
            #expect(try organization.check().status == 0)
        }
    }

    @Test(arguments: [
        (["--input", "hz=x"], 64, "tenet: no rule file declares an input `hz`, did you mean `hr`?\n"),
        (["--input", "hr="], 64, "tenet: `--input` takes name=path, found `hr=`\n"),
    ])
    func `an option that names no input is an error`(arguments: [String], status: Int32, errors: String) throws {
        let organization = try organization()
        let result = try Tenet.run(
            ["check", "--snapshot", organization.snapshot] + arguments, folder: organization.scratch.folder)
        #expect(result == Tenet.Result(status: status, output: "", errors: errors))
    }

    @Test func `redaction hides the people of a table`() throws {
        let organization = try TinyOrganization(
            rules: """
                apiVersion: tenet/v1
                inputs: { hr: { csv: hr.csv } }
                rules:
                  - id: users-stay
                    title: Nobody has left
                    severity: high
                    for: user
                    let: { entry: 'hr.filter(p, p.email == user.?email.orValue(""))' }
                    require: entry.size() == 0
                    message: '${entry[0].name}, whose status is ${entry[0].status}, is there; ask ${entry[0].manager}'

                """)
        try organization.scratch.file(
            "rules/hr.csv", "email,name,status,manager\nalice@acme.example,\"Liddell, Alice\",left,Hatter\n")
        let plain = try organization.check("--output", "json")
        #expect(plain.output.contains("Liddell, Alice, whose status is left, is there; ask Hatter"), "\(plain.errors)")
        let result = try organization.check("--redact", "--output", "json", "--output", "text=report.txt")
        #expect(result.status == 1)
        for report in [result.output, try organization.scratch.read("report.txt")] {
            #expect(report.contains("whose status is left"))
            for word in ["Liddell", "Hatter", "alice@", "Alice"] { #expect(!report.contains(word), "\(word)") }
        }
    }

    private static let approvedRules = """
        apiVersion: tenet/v1
        inputs: { approved: { snapshot: ../approved } }
        rules:
          - id: as-approved
            title: Guests policies are as they were approved
            severity: high
            for: policy
            where: policy.type == "external-user"
            require: approved.policies.exists(a, a.id == policy.id && a.?status == policy.?status)
            remediate:
              updatePolicy:
                set: { status: '${approved.policies.filter(a, a.id == policy.id)[0].status}' }

        """

    private func site() throws -> RemediationSite {
        let site = try RemediationSite()
        try site.scratch.file("rules/rules.yaml", Self.approvedRules)
        try FileManager.default.copyItem(atPath: site.scratch.path("snapshot"), toPath: site.scratch.path("approved"))
        try site.scratch.file(
            "approved/policies.ndjson", RemediationSite.external.replacing("disabled", with: "enabled") + "\n")
        return site
    }

    @Test func `a policy is set to what was approved`() async throws {
        let site = try site()
        let digest = try site.plan()
        let result = try site.apply("plan.json", "--approve", digest)
        #expect(result.status == 0, "\(result.output)\(result.errors)")
        #expect(try await site.policy("ext") == RemediationSite.after[0])
        #expect(try await site.writes().count == 1)
    }

    @Test func `a plan does not outlive a change of its inputs`() async throws {
        let site = try site()
        let digest = try site.plan()
        try site.scratch.file(
            "approved/policies.ndjson",
            RemediationSite.external.replacing("disabled", with: "enabled").replacing("Guests", with: "Guest") + "\n")
        let result = try site.apply("plan.json", "--approve", digest)
        #expect(result.status == 6)
        #expect(result.errors.contains("the rules are not those that the plan was made with"), "\(result.errors)")
        #expect(try await site.writes().count == 0)
    }
}
