import JSON
import Observations
import Testing

@testable import Remediation

struct PolicyComparisonTests {
    private static let before =
        #"{"id":"p","name":"N","status":"disabled","attributes":{"rule":{"in":["a"],"x":1},"note":"n"},"updated":"1"}"#
    private static let after =
        #"{"id":"p","name":"N","status":"enabled","attributes":{"rule":{"in":["a","b"],"x":1},"note":"n"},"updated":"1"}"#

    @Test(arguments: [
        (after, PolicyComparison.after), (before, .before),
        (
            #"{"updated":"9","attributes":{"note":"n","rule":{"x":1,"in":["a","b"]}},"status":"enabled","name":"N","id":"p"}"#,
            .after
        ),
        // One of two parts has been applied.
        (
            #"{"id":"p","name":"N","status":"enabled","attributes":{"rule":{"in":["a"],"x":1},"note":"n"}}"#, .between
        ),
        // Applied, and something else with it.
        (
            #"{"id":"p","name":"M","status":"enabled","attributes":{"rule":{"in":["a","b"],"x":1},"note":"n"}}"#,
            .collateral(["name"])
        ),
        (
            #"{"id":"p","name":"N","status":"enabled","attributes":{"rule":{"in":["a","b"]},"note":"n","new":1}}"#,
            .collateral(["attributes.rule.x", "attributes.new"])
        ),
        // The same number in other digits is another value: what was sent did not come back.
        (
            #"{"id":"p","name":"N","status":"enabled","attributes":{"rule":{"in":["a","b"],"x":1.0},"note":"n"}}"#,
            .collateral(["attributes.rule.x"])
        ),
        // A value of somebody else's at a path that the write changes.
        (
            #"{"id":"p","name":"N","status":"enabled","attributes":{"rule":{"in":["c"],"x":1},"note":"n"}}"#,
            .other(["attributes.rule.in"])
        ),
        // Not applied, and something else has changed.
        (
            #"{"id":"p","name":"M","status":"disabled","attributes":{"rule":{"in":["a"],"x":1},"note":"n"}}"#,
            .other(["name"])
        ),
        (#"{"id":"p","name":"N","status":"enabled","attributes":[]}"#, .other(["attributes"])),
        (#"{"id":"p","name":"N","status":"enabled"}"#, .other(["attributes"])),
    ])
    func `a policy is one of five things`(policy: String, comparison: PolicyComparison) throws {
        #expect(
            PolicyComparison(
                try Policies.object(policy), before: try Policies.object(Self.before),
                after: try Policies.object(Self.after), PolicyForm(.reference)) == comparison)
    }

    @Test(arguments: [
        ("[]", PolicyForm.Application.done),
        (#"[{"id":"r","applicationStatus":"applied"},{"id":"s","applicationStatus":"enabled"}]"#, .done),
        (#"[{"id":"r","applicationStatus":"applied"},{"id":"s","applicationStatus":"applying"}]"#, .underWay),
        (#"[{"id":"r","applicationStatus":"scheduled"}]"#, .underWay),
        (#"[{"id":"r","applicationStatus":"surprising"}]"#, .underWay),
        (#"[{"id":"r","applicationStatus":"applying"},{"id":"s","applicationStatus":"failed"}]"#, .failed),
    ])
    func `the status of a policy's resources is read where the dialect has it`(
        resources: String, application: PolicyForm.Application
    ) throws {
        let cloud = try Policies.object(#"{"id":"p","attributes":{"type":"ip-allowlist","resources":\#(resources)}}"#)
        #expect(PolicyForm(.cloud).application(of: cloud) == application)
        let reference = try Policies.object(#"{"id":"p","type":"ip-allowlist","resources":\#(resources)}"#)
        #expect(PolicyForm(.reference).application(of: reference) == application)
    }
}
