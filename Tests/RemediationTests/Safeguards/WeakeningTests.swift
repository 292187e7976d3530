import CEL
import JSON
import Observations
import Rules
import Testing

@testable import Remediation

struct WeakeningTests {
    @Test(
        arguments: [
            ("external-user", #""status":"enabled""#, "status", "disabled" as JSONValue, ["status"]),
            ("ip-allowlist", #""status":"enabled""#, "status", "disabled", ["status"]),
            ("data-residency", #""status":"enabled""#, "status", "disabled", ["status"]),
            ("authentication", #""status":"enabled""#, "status", "disabled", ["status"]),
            ("user-security", #""status":"enabled""#, "status", "disabled", ["status"]),
            ("external-user", #""status":"disabled""#, "status", "enabled", []),
            ("external-user", #""name":"a""#, "status", "disabled", ["status"]),
            ("external-user", #""status":"odd""#, "status", "disabled", ["status"]),
            ("external-user", #""status":"enabled""#, "name", "x", []),
            ("ip-allowlist", #""status":"disabled""#, "rule.in", ["203.0.113.0/25"], []),
            ("ip-allowlist", #""status":"disabled""#, "rule.in", ["203.0.113.128/25", "203.0.113.0/25"], []),
            (
                "ip-allowlist", #""status":"disabled""#, "rule.in", ["203.0.113.0/24", "198.51.100.1"],
                ["attributes.rule.in"]
            ),
            ("ip-allowlist", #""status":"disabled""#, "rule.in", ["203.0.112.0/23"], ["attributes.rule.in"]),
            (
                "ip-allowlist", #""status":"disabled""#, "rule.in", ["203.0.113.0/24", "2001:db8::1"],
                ["attributes.rule.in"]
            ),
            ("ip-allowlist", #""status":"disabled""#, "rule.in", ["203.0.113.0/24", "office"], ["attributes.rule.in"]),
            ("ip-allowlist", #""status":"disabled""#, "rule.in", "203.0.113.0/24", ["attributes.rule.in"]),
            ("ip-allowlist", #""status":"disabled""#, "rule", ["x": 1], ["attributes.rule.in"]),
            ("ip-allowlist", #""status":"disabled""#, "attributes.other", 1, []),
            ("data-residency", #""status":"enabled""#, "rule.in", ["us"], []),
        ] as [(String, String, String, JSONValue, [String])])
    func `what lowers a value of known strength is a weakening`(
        type: String, member: String, path: String, value: JSONValue, paths: [String]
    ) throws {
        let policy = #"{"id":"p","type":"\#(type)",\#(member),"attributes":{"rule":{"in":["203.0.113.0/24"]}}}"#
        let change = try Policies.change(policy, (.set, path, value))
        #expect(change.weakenings.map(\.description) == paths)
        let refusal = Safeguards().weakeningRefusal(of: change)
        #expect((refusal == nil) == paths.isEmpty)
        var allowing = Safeguards()
        allowing.allowedWeakenings = [try Policies.path("status"), try Policies.path("rule.in")]
        #expect(allowing.weakeningRefusal(of: change) == nil)
    }

    @Test func `only raising a status whose order is known, of what locks nobody out, is of low risk`() throws {
        #expect(try Policies.change(Policies.external, (.set, "status", "enabled")).risk == .low)
        #expect(
            try Policies.change(Policies.external, (.set, "status", "enabled"), (.set, "name", "x")).risk == .high)
        #expect(try Policies.change(Policies.allowlist, (.set, "status", "enabled")).risk == .high)
        #expect(try Policies.change(Policies.external, (.set, "attributes.session_days", 1)).risk == .high)
    }

    @Test func `a plan leaves weakening out unless its path is named`() throws {
        let rule = Planning.rule(
            "r", "require: policy.?status.value() == 'disabled'", "{ set: { status: disabled } }")
        let policy = Planning.policy("p1", "user-security", "enabled")
        #expect(try Planning.plan(rule, policies: [policy]).refused == ["p1 r: weakening"])
        #expect(try Planning.plan(rule, policies: [policy]) { $0.allowedWeakenings = [.name] }.changes.isEmpty)
        let plan = try Planning.plan(rule, policies: [policy]) { $0.allowedWeakenings = [.status] }
        #expect(plan.changes.first?.weakenings == [.status])
    }
}
