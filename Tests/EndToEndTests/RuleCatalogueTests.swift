import Foundation
import Testing

/// `tenet rules docs`: the page about rules.
struct RuleCatalogueTests {
    @Test func `the page about the rules of the project`() throws {
        try Expected.check(Tenet.run("rules", "docs"), is: "rules-docs")
    }

    /// Of everything that a rule may hold, with texts that would be markup.
    private static let rules = #"""
        apiVersion: tenet/v1
        params:
          few: { type: int, default: 3, description: "at <b>most</b>\n# so" }
          old: { type: duration, default: 90d }
          word: { type: string, default: "`|`" }
        let:
          unused_here: org.domains.size() > 0
          idle: duration("1h") < params.old && unused_here
        rules:
          - id: all-of-it
            title: "*Bold* <script> # [x](y)"
            severity: low
            rationale: "- <img src=x>\n```\n---"
            help: "<b>do</b> ![x](https://a.example)\n\n# [y](javascript:1)\n```"
            references: ["https://a.example/<x>", "javascript:alert(1)", "https://a.example/b"]
            tags: ["a`b", "c|d"]
            controls: { "frame`work": ["A.10", "A.9", "<i>"] }
            for: policy
            dialects: [cloud]
            let: { short: "size(policy.?name.orValue('')) < 9" }
            where: |-
              // ``` not a fence
              short && idle
            require: policy.?status.orValue('') == params.word
            whenEmpty: fail
            message: "``` ${policy.id} $${x}"
            remediate:
              updatePolicy: { set: { name: "x ${policy.id}", status: "${params.word}" }, when: "policy.id != ''" }
            tests:
              - name: "- *nothing*"
                given: {}
                expect: { outcome: fail }
          - id: by-hand
            title: By hand
            severity: info
            for: organization
            manual: "look <b>at</b> it"
          - id: few-of-each
            title: Few of each
            severity: critical
            for: user
            count: { min: 1, max: params.few, by: "user.?name.orValue('')", message: "${count} of ${key}" }

        """#

    @Test func `nothing that a rule says is more than text`() throws {
        let scratch = try Scratch()
        try scratch.file("rules/all.yaml", Self.rules)
        let result = try Tenet.run("rules", "docs", "--param", "few=4", folder: scratch.folder)
        try Expected.check(result, is: "rules-docs-hostile")
        let written = try Tenet.run(
            "rules", "docs", "--param", "few=4", "--output", "markdown=page.md", folder: scratch.folder)
        #expect(written == Tenet.Result(status: 0, output: "", errors: result.errors))
        #expect(try scratch.read("page.md") == result.output)
    }

    @Test(arguments: ["html", "markdown=", "markdow=x"]) func `another output is refused`(output: String) throws {
        let result = try Tenet.run("rules", "docs", "--output", output)
        #expect(result.status == 64)
        #expect(result.errors == "tenet: expected `markdown`, and perhaps `=path`, found `\(output)`\n")
    }
}
