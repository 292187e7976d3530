import Foundation
import Testing

/// `expect.plan`, by `tenet test`.
struct RuleTestPlanTests {
    /// Two rules of which one stands in the way of the other's repair of policies named X.
    private static func rules(_ expectations: [String]) -> String {
        let tests = expectations.enumerated().map { number, expectation in
            """
                  - name: test \(number)
                    given:
                      policies:
                        - { id: p1, type: ip-allowlist, name: A, status: enabled, attributes: { rule: { in: [192.0.2.1] } } }
                        - { id: p2, type: ip-allowlist, name: X, status: enabled, attributes: { rule: { in: [192.0.2.1] } } }
                        - { id: p3, type: ip-allowlist, status: enabled, attributes: { rule: { in: [203.0.113.0/24] } } }
                    expect: { plan: \(expectation) }

            """
        }
        return """
            apiVersion: tenet/v1
            params:
              office: { type: string, default: 203.0.113.0/24, description: Where people work }
            rules:
              - id: office
                title: T
                severity: high
                for: policy
                where: policy.type == "ip-allowlist"
                require: params.office in policy.?allowed.value()
                remediate: { updatePolicy: { add: { rule.in: ["${params.office}"] } } }
                tests:
            \(tests.joined())
              - id: small
                title: T
                severity: high
                for: policy
                where: policy.?name.orValue("") == "X"
                require: size(policy.?allowed.value()) < 2
                tests: [{ name: nothing, expect: { outcome: notApplicable } }]
              - id: silent
                title: T
                severity: high
                for: policy
                require: policy.?attributes.value().unknown == 1
                tests: [{ name: nothing, expect: { outcome: notApplicable } }]

            """
    }

    private static func test(_ expectations: [String]) throws -> Tenet.Result {
        let scratch = try Scratch()
        try scratch.file("rules/rules.yaml", rules(expectations))
        return try Tenet.run(["test"], folder: scratch.folder)
    }

    @Test func `what would be planned is as expected, whatever safeguards an organization has`() throws {
        let result = try Self.test([
            "[p1]", "[{ policy: p1, add: { rule.in: [203.0.113.0/24] } }]",
            "[{ policy: p1, add: { attributes.rule.in: [203.0.113.0/24] } }]",
        ])
        #expect(result == Tenet.Result(status: 0, output: "5 tests, 0 failed\n", errors: ""))
    }

    @Test(arguments: [
        ("[]", "[]"), ("[p1, p2]", "[`p1`, `p2`]"), ("[p2]", "[`p2`]"), ("[p1, p1]", "[`p1`, `p1`]"),
        ("[{ policy: p1 }]", "[`p1: `]"),
        (
            "[{ policy: p1, set: { rule.in: [203.0.113.0/24] } }]",
            #"[`p1: set attributes.rule.in ["203.0.113.0/24"]`]"#
        ),
    ])
    func `another plan is a difference, and what keeps a change from being planned is said`(
        expectation: String, shown: String
    ) throws {
        let result = try Self.test([expectation])
        #expect(result.status == 1)
        #expect(
            result.output == """
                rules/rules.yaml:13:9: office: test 0
                    expected the plan \(shown), found [`p1: add attributes.rule.in ["203.0.113.0/24"]`]
                    `p2` is not planned: `small` would fail on the policy `X`
                3 tests, 1 failed

                """)
    }
}
