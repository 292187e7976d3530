import CEL
import JSON
import Observations
import Rules
import Testing

@testable import Remediation

struct AllowlistTests {
    private static func safeguards(_ required: [String], _ operators: [String] = []) -> Safeguards {
        var safeguards = Safeguards()
        safeguards.requiredRanges = required
        safeguards.operatorAddresses = operators
        return safeguards
    }

    private static func allowlist(_ entries: [String], _ status: String = "enabled") -> JSONObject {
        [
            "id": "p", "type": "ip-allowlist", "status": .string(status),
            "attributes": ["rule": ["in": .array(entries.map(JSONValue.string))]],
        ]
    }

    @Test(
        arguments: [
            // Containment, not equality of texts.
            (["203.0.113.0/24"], ["203.0.113.7"], true), (["203.0.113.0/24"], ["203.0.114.7"], false),
            (["203.0.113.7"], ["203.0.113.7/32"], true), (["203.0.113.7"], ["203.0.113.6/31"], false),
            // Several entries together.
            (["203.0.113.0/25", "203.0.113.128/25"], ["203.0.113.0/24"], true),
            (["203.0.113.128/25", "203.0.113.0/26", "203.0.113.64/26"], ["203.0.113.0/24"], true),
            (["203.0.113.0/25", "203.0.113.129/32"], ["203.0.113.0/24"], false),
            (["203.0.113.0/25", "203.0.112.0/23"], ["203.0.113.0/24"], true),
            // Bits beyond the prefix do not matter.
            (["203.0.113.77/24"], ["203.0.113.1"], true), (["203.0.113.0/25"], ["203.0.113.1/24"], false),
            // IPv6.
            (["2001:db8::/32"], ["2001:db8:1::/48"], true), (["2001:DB8::/48"], ["2001:db8:1::1"], false),
            (["2001:db8::1"], ["2001:db8:0:0:0:0:0:1"], true), (["::/0"], ["203.0.113.7"], false),
            (["0.0.0.0/0"], ["2001:db8::1"], false), (["0.0.0.0/0", "::/0"], ["2001:db8::1", "203.0.113.7"], true),
            // An IPv4-mapped requirement is IPv4.
            (["203.0.113.0/24"], ["::ffff:203.0.113.7"], true), (["203.0.113.0/24"], ["::ffff:cb00:7107"], true),
            (["203.0.113.0/24"], ["::ffff:203.0.113.0/120"], true),
            (["203.0.113.0/24"], ["::ffff:203.0.112.0/119"], false),
            (["203.0.113.0/24"], ["::ffff:0:0/95"], false),
            // The ends of the spaces.
            (["0.0.0.0/0"], ["0.0.0.0/0"], true), (["255.255.255.255"], ["255.255.255.255"], true),
            (["128.0.0.0/1"], ["0.0.0.0/0"], false), (["::/1", "8000::/1"], ["::/0"], true),
            // Each of several requirements.
            (["203.0.113.0/24"], ["203.0.113.7", "198.51.100.1"], false),
        ] as [([String], [String], Bool)])
    func `an enabled list must contain whom it must not lock out`(
        entries: [String], required: [String], isContained: Bool
    ) {
        for safeguards in [Self.safeguards(required), Self.safeguards([], required)] {
            let refusal = safeguards.lockoutRefusal(of: Self.allowlist(entries), in: .reference)
            #expect((refusal == nil) == isContained)
        }
    }

    @Test(
        arguments: [
            (
                #"{"rule":{"in":[]}}"#, "enabled",
                "an IP allowlist that is in force would be empty, which may lock everybody out"
            ),
            (#"{"rule":{}}"#, "enabled", "an IP allowlist that is in force would have no list of addresses"),
            (#"{"rule":[]}"#, "enabled", "an IP allowlist that is in force would have no list of addresses"),
            (#"{"rule":{"in":null}}"#, "enabled", "an IP allowlist that is in force would have no list of addresses"),
            (
                #"{"rule":{"in":"203.0.113.0/24"}}"#, "disabled",
                "an IP allowlist that is in force would have no list of addresses"
            ),
            (
                #"{"rule":{"in":["office"]}}"#, "disabled",
                "`office` in the IP allowlist would be neither an address nor a CIDR range"
            ),
            (
                #"{"rule":{"in":[7]}}"#, "disabled",
                "`7` in the IP allowlist would be neither an address nor a CIDR range"
            ),
            (
                #"{"rule":{"in":["203.0.113.0/33"]}}"#, "enabled",
                "`203.0.113.0/33` in the IP allowlist would be neither an address nor a CIDR range"
            ),
            (
                #"{"rule":{"in":["::ffff:203.0.113.7"]}}"#, "enabled",
                "`::ffff:203.0.113.7` in the IP allowlist would be neither an address nor a CIDR range"
            ),
            (
                #"{"rule":{"in":["::ffff:cb00:7107"]}}"#, "enabled",
                "`::ffff:cb00:7107` in the IP allowlist would be neither an address nor a CIDR range"
            ),
            (
                #"{"rule":{"in":[]}}"#, "paused",
                "an IP allowlist that is in force would be empty, which may lock everybody out"
            ),
            (
                #"{"rule":{"in":["198.51.100.1"]}}"#, "paused",
                "the IP allowlist would not contain `203.0.113.7`, which must not be locked out"
            ),
        ] as [(String, String, String)])
    func `a list that cannot be right is never written`(attributes: String, status: String, text: String) throws {
        let policy = try Policies.object(
            #"{"id":"p","type":"ip-allowlist","status":"\#(status)","attributes":\#(attributes)}"#)
        let refusal = Self.safeguards(["203.0.113.7"]).lockoutRefusal(of: policy, in: .reference)
        #expect(refusal?.description == text)
    }

    @Test(arguments: [(500, true), (501, false)])
    func `a list has at most 500 entries`(count: Int, isAllowed: Bool) {
        let entries = (0..<count).map { "10.0.\($0 / 256).\($0 % 256)" }
        let safeguards = Self.safeguards(["10.0.0.1"])
        #expect((safeguards.lockoutRefusal(of: Self.allowlist(entries), in: .reference) == nil) == isAllowed)
        #expect(
            (safeguards.lockoutRefusal(of: Self.allowlist(entries, "disabled"), in: .reference) == nil) == isAllowed)
    }

    @Test func `without anybody named who must get in, no list in force is written`() {
        let refusal = Safeguards().lockoutRefusal(of: Self.allowlist(["0.0.0.0/0"]), in: .reference)
        #expect(refusal?.description.hasPrefix("nothing says whom an IP allowlist must not lock out") == true)
        #expect(Safeguards().lockoutRefusal(of: Self.allowlist([], "disabled"), in: .reference) == nil)
        #expect(Safeguards().lockoutRefusal(of: ["id": "p", "type": "external-user"], in: .reference) == nil)
    }

    @Test func `the cloud's lists are held to the same`() throws {
        let safeguards = Self.safeguards(["203.0.113.7"])
        #expect(safeguards.lockoutRefusal(of: try Policies.object(Policies.cloud), in: .cloud) == nil)
        let other = Policies.cloud.replacing("203.0.113.0/24", with: "198.51.100.0/24")
        #expect(safeguards.lockoutRefusal(of: try Policies.object(other), in: .cloud) != nil)
    }

    @Test func `a list whose addresses change while it becomes enabled takes two writes, the addresses first`() throws {
        let change = try Policies.change(
            Policies.allowlist, (.add, "rule.in", ["198.51.100.7"]), (.set, "status", "enabled"),
            (.set, "name", "Offices and VPN"))
        #expect(change.stages.map { $0.after["status"] } == ["disabled", "enabled"])
        #expect(change.stages.map { $0.body["status"] } == ["disabled", "enabled"])
        for stage in change.stages {
            #expect(stage.body["attributes"]?["rule", "in"] == ["203.0.113.0/24", "198.51.100.7"])
            #expect(stage.body["attributes"]?["rule", "allowMobileBypass"] == true)
        }
        #expect(change.after == change.stages.last?.after)
        let single = try Policies.change(Policies.allowlist, (.set, "status", "enabled"))
        #expect(single.stages.count == 1)
    }

    @Test func `no rule lifts it: a plan leaves out what would lock the operator out`() throws {
        let rule = Planning.rule(
            "r", "require: policy.?status.value() == 'enabled'", "{ set: { status: enabled } }")
        for (required, refused) in [([], true), (["198.51.100.7"], true), (["203.0.113.9"], false)]
            as [([String], Bool)]
        {
            let plan = try Planning.plan(rule, policies: [Policies.allowlist]) {
                $0.requiredRanges = required
                $0.allowedWeakenings = [.status, .allowed]
            }
            #expect(plan.refused == (refused ? ["p2 r: lockout"] : []))
            #expect(plan.changes.count == (refused ? 0 : 1))
        }
    }
}
