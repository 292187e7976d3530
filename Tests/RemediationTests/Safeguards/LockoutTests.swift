import CEL
import JSON
import Observations
import Rules
import Testing

@testable import Remediation

/// Changes of IP allowlists, held against where people worked of late.
struct LockoutTests {
    private static func seen(_ people: [(String, String)], obstacle: String? = nil) -> RecentAddresses {
        var actors: [CELIPRange: Set<String>] = [:]
        for (address, name) in people {
            if let address = CELIPRange(requirement: address) { actors[address, default: []].insert(name) }
        }
        return RecentAddresses(actors, obstacle: obstacle)
    }

    private static func change(
        _ before: [String], _ status: String, to after: [String], _ newStatus: String
    ) throws -> Change {
        let policy = Planning.policy(
            "p1", "ip-allowlist", status,
            JSONValue.object(["rule": ["in": .array(before.map { .string($0) })]]).serialized())
        return try Policies.change(
            policy, (.set, "rule.in", .array(after.map { .string($0) })), (.set, "status", .string(newStatus)))
    }

    private static var safeguards: Safeguards {
        var safeguards = Safeguards()
        safeguards.operatorAddresses = ["203.0.113.9"]
        return safeguards
    }

    /// The list before, its status, the list after, its status, where somebody worked, and whether that locks him out.
    @Test(
        arguments: [
            // A range is taken away in which somebody worked, by himself or with others.
            (["203.0.113.0/24", "192.0.2.0/24"], "enabled", ["203.0.113.0/24"], "enabled", ["192.0.2.7"], true),
            (["203.0.113.0/24", "192.0.2.0/24"], "enabled", ["203.0.113.0/24"], "enabled", ["203.0.113.7"], false),
            (["203.0.113.0/24", "192.0.2.0/24"], "enabled", ["203.0.113.0/24"], "enabled", [], false),
            (["203.0.113.0/24"], "enabled", ["203.0.113.0/25"], "enabled", ["203.0.113.200"], true),
            (
                ["203.0.113.0/24"], "enabled", ["203.0.113.0/25", "203.0.113.128/25"], "enabled", ["203.0.113.200"],
                false
            ),
            // Who could not get in before is not locked out by this.
            (["203.0.113.0/24", "192.0.2.0/24"], "enabled", ["203.0.113.0/24"], "enabled", ["198.51.100.7"], false),
            // Enabling locks out everybody who is not in it.
            (["203.0.113.0/24"], "disabled", ["203.0.113.0/24", "198.51.100.0/24"], "enabled", ["192.0.2.7"], true),
            (
                ["203.0.113.0/24"], "disabled", ["203.0.113.0/24", "198.51.100.0/24"], "enabled", ["198.51.100.7"],
                false
            ),
            // What is not in force locks nobody out.
            (["203.0.113.0/24"], "enabled", ["203.0.113.0/25"], "disabled", ["203.0.113.200"], false),
            // What an entry allows that cannot be read is not known.
            (["203.0.113.0/24", "office"], "enabled", ["203.0.113.0/24"], "enabled", ["192.0.2.7"], true),
            // IPv6, and IPv4 in its clothes.
            (["203.0.113.0/24", "2001:db8::/32"], "enabled", ["203.0.113.0/24"], "enabled", ["2001:db8::1"], true),
            (["203.0.113.0/24", "192.0.2.0/24"], "enabled", ["203.0.113.0/24"], "enabled", ["::ffff:192.0.2.7"], true),
        ] as [([String], String, [String], String, [String], Bool)])
    func `whoever worked of late must not be locked out unseen`(
        before: [String], status: String, after: [String], newStatus: String, people: [String], isLockedOut: Bool
    ) throws {
        let change = try Self.change(before, status, to: after, newStatus)
        let seen = Self.seen(people.map { ($0, "eve") })
        let refusal = Self.safeguards.lockoutRefusal(of: change, seen: seen, in: .reference)
        #expect((refusal != nil) == isLockedOut)
        if let refusal {
            #expect(refusal.description.contains("where somebody worked in the last seven days"))
            #expect(refusal.description.hasSuffix("`--ack-lockout p1` accepts that"))
        }
        var accepted = Self.safeguards
        accepted.acknowledgedLockouts = ["p2"]
        #expect((accepted.lockoutRefusal(of: change, seen: seen, in: .reference) != nil) == isLockedOut)
        accepted.acknowledgedLockouts = ["p1"]
        #expect(accepted.lockoutRefusal(of: change, seen: seen, in: .reference) == nil)
        // A draft is not applied.
        #expect(Self.safeguards.lockoutRefusal(of: change, seen: nil, in: .reference) == nil)
    }

    @Test func `people are counted, not addresses, and more than the settings allow are too many`() throws {
        let change = try Self.change(
            ["203.0.113.0/24", "192.0.2.0/24"], "enabled", to: ["203.0.113.0/24"], "enabled")
        let seen = Self.seen([("192.0.2.1", "eve"), ("192.0.2.2", "eve"), ("192.0.2.2", "bob"), ("203.0.113.1", "amy")])
        for (most, isRefused) in [(0, true), (1, true), (2, false)] {
            var safeguards = Self.safeguards
            safeguards.maximumLockedOut = most
            let refusal = safeguards.lockoutRefusal(of: change, seen: seen, in: .reference)
            #expect((refusal != nil) == isRefused)
            if isRefused {
                #expect(
                    refusal?.description
                        == "it would lock out `192.0.2.1`, `192.0.2.2`, where 2 people worked in the last seven days, "
                        + "as the audit log says; `--ack-lockout p1` accepts that")
            }
        }
    }

    @Test func `where the log could not be read, nobody knows whom a narrower list locks out`() throws {
        let narrower = try Self.change(
            ["203.0.113.0/24", "192.0.2.0/24"], "enabled", to: ["203.0.113.0/24"], "enabled")
        let wider = try Self.change(["203.0.113.0/24"], "enabled", to: ["203.0.113.0/24", "192.0.2.0/24"], "enabled")
        let unread = Self.seen([], obstacle: "the answer was 403")
        let refusal = Self.safeguards.lockoutRefusal(of: narrower, seen: unread, in: .reference)
        #expect(
            refusal?.description
                == "whom it would lock out is not known, since the audit log could not be read (the answer was 403); "
                + "`--ack-lockout p1` accepts that")
        #expect(Self.safeguards.lockoutRefusal(of: wider, seen: unread, in: .reference) == nil)
    }

    @Test func `an acknowledgement lifts nothing else`() throws {
        var safeguards = Safeguards()
        safeguards.operatorAddresses = ["192.0.2.9"]
        safeguards.acknowledgedLockouts = ["p1"]
        let change = try Self.change(
            ["203.0.113.0/24", "192.0.2.0/24"], "enabled", to: ["203.0.113.0/24"], "enabled")
        let refusal = safeguards.lockoutRefusal(of: change, seen: Self.seen([]), in: .reference)
        #expect(refusal?.description.contains("would not contain `192.0.2.9`") == true)
    }

    @Test func `nothing of a protected policy is changed`() throws {
        let rule = Planning.rule(
            "enable", "require: policy.?status.value() == 'enabled'", "{ set: { status: enabled } }")
        let plan = try Planning.plan(rule, policies: [Planning.policy("p1"), Planning.policy("p2")]) {
            $0.protectedPolicies = ["p1"]
            $0.acknowledgedLockouts = ["p1"]
        }
        #expect(plan.refused == ["p1 enable: lockout"])
        #expect(plan.changes.map(\.policy.id) == ["p2"])
    }
}
