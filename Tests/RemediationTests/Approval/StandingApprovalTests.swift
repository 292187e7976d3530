import CEL
import JSON
import Observations
import Testing

@testable import Remediation

struct StandingApprovalTests {
    static let document: JSONValue = [
        "version": 1, "organization": "org-1", "rules_digest": .string(String(repeating: "0", count: 64)),
        "rules": ["the-rule"],
        "changes": [
            ["path": "status", "values": ["enabled"]],
            ["path": "rule.in", "edit": "add", "values": ["198.51.100.7", "198.51.100.8"]],
        ],
        "policies": ["p1", "p2"], "condition": "policy.type == 'external-user' && policy.status == 'disabled'",
        "max_changes": 2, "max_percent": 50, "windows": ["Wed 12:00-13:00"], "expires": "2026-12-01T00:00:00Z",
    ]

    /// The document with another value, or without one.
    static func document(with key: String, _ value: JSONValue?) -> JSONValue {
        var object = document.object ?? JSONObject()
        object[key] = value
        return .object(object)
    }

    private static func time(_ text: String) -> CELTimestamp { CELTimestamp(rfc3339: text) ?? .epoch }

    @Test func `it allows what it names`() throws {
        let standing = try StandingApproval(Self.document)
        let change = try Policies.change(Policies.external, (.set, "status", "enabled"))
        #expect(standing.refusal(of: change, in: .reference) == nil)
        #expect(standing.refusal(at: Self.time("2026-11-25T12:30:00Z")) == nil)
    }

    @Test(arguments: [
        (
            "2026-11-25T13:00:00Z",
            "no change may be made now: the windows of the standing approval are `Wed 12:00-13:00`"
        ),
        ("2026-12-02T12:30:00Z", "the standing approval expired at 2026-12-01T00:00:00Z"),
    ])
    func `outside its time it allows nothing`(time: String, text: String) throws {
        #expect(try StandingApproval(Self.document).refusal(at: Self.time(time)) == text)
    }

    @Test func `it has a limit`() throws {
        let standing = try StandingApproval(Self.document)
        var plan = try Plan.sample()
        plan.changes = Array(repeating: plan.changes[0], count: 2)
        plan.policyCount = 4
        #expect(standing.refusal(ofCountIn: plan, after: .none) == nil)
        plan.policyCount = 3
        #expect(
            standing.refusal(ofCountIn: plan, after: .none)
                == "2 changes are more than `max_percent` of the standing approval allows (50 of 3 policies)")
        plan.policyCount = 100
        plan.changes.append(plan.changes[0])
        #expect(
            standing.refusal(ofCountIn: plan, after: .none)
                == "3 changes are more than `max_changes` of the standing approval allows (2)")
    }

    @Test(
        arguments: [
            ("per_rule", ["max_changes": 1], "`the-rule`: 2 changes are more than `per_rule.max_changes`"),
            ("per_organization", ["max_percent": 2], "1 made in the last 24 hours and these: 3 changes are more than"),
            ("max_high_risk", 0, "1 change of high risk is more than `max_high_risk`"),
        ] as [(String, JSONValue, String)])
    func `it may have further limits`(key: String, value: JSONValue, text: String) throws {
        let standing = try StandingApproval(Self.document(with: key, value))
        var plan = try Plan.sample()
        plan.policyCount = 100
        #expect(plan.changes.map(\.risk) == [.low, .high])
        let recent = RecentChanges([Change.Weight(risk: .low, disables: false)])
        #expect(standing.refusal(ofCountIn: plan, after: recent)?.hasPrefix(text) == true)
    }

    /// Of one appearance, and other bytes.
    @Test func `an id or a path of other characters is another one`() throws {
        let policy = Planning.policy("caf\u{E9}", "external-user", "disabled", #"{"caf\#u{E9}":0}"#)
        func standing(_ id: String, _ path: String) throws -> StandingApproval {
            var document = Self.document.object ?? JSONObject()
            document["condition"] = nil
            document["policies"] = [.string(id)]
            document["changes"] = [["path": .string(path), "values": [1]]]
            return try StandingApproval(.object(document))
        }
        let change = try Policies.change(policy, (.set, "attributes.caf\u{E9}", 1))
        let same = try standing("caf\u{E9}", "attributes.caf\u{E9}")
        #expect(same.refusal(of: change, in: .reference) == nil)
        let otherID = try standing("cafe\u{301}", "attributes.caf\u{E9}")
        #expect(otherID.refusal(of: change, in: .reference) == "the standing approval does not name the policy")
        let otherPath = try standing("caf\u{E9}", "attributes.cafe\u{301}")
        #expect(
            otherPath.refusal(of: change, in: .reference)?.hasPrefix("the standing approval does not allow this value")
                == true)
    }

    static let others: [(key: String, value: JSONValue, text: String)] = [
        ("rules", ["other"], "the standing approval does not name `the-rule`"),
        ("policies", ["p9"], "the standing approval does not name the policy"),
        ("changes", [["path": "status", "values": ["disabled"]]], "does not allow this value at `status`"),
        ("changes", [["path": "name", "values": ["enabled"]]], "does not allow this value at `status`"),
        (
            "changes", [["path": "status", "edit": "add", "values": ["enabled"]]],
            "does not allow this value at `status`"
        ),
        ("condition", "policy.type == 'ip-allowlist'", "the policy does not meet the condition"),
        ("condition", "policy.updated > timestamp('2030-01-01T00:00:00Z')", "the policy does not meet the condition"),
    ]

    @Test(arguments: others)
    func `it allows nothing else`(key: String, value: JSONValue, text: String) throws {
        let standing = try StandingApproval(Self.document(with: key, value))
        let change = try Policies.change(Policies.external, (.set, "status", "enabled"))
        #expect(standing.refusal(of: change, in: .reference)?.contains(text) == true)
    }

    @Test func `every element that is added must be named, and a weakening never is`() throws {
        let document = Self.document(with: "condition", nil)
        let standing = try StandingApproval(document)
        let named = try Policies.change(Policies.external, (.add, "rule.in", ["198.51.100.7"]))
        #expect(standing.refusal(of: named, in: .reference) == nil)
        let more = try Policies.change(Policies.external, (.add, "rule.in", ["198.51.100.7", "198.51.100.9"]))
        #expect(standing.refusal(of: more, in: .reference) != nil)
        let wider = try Policies.change(Policies.allowlist, (.add, "rule.in", ["198.51.100.7"]))
        #expect(standing.refusal(of: wider, in: .reference) == "a standing approval allows no weakening")
    }

    static let mistakes: [(key: String, value: JSONValue?, text: String)] = [
        ("organization", nil, "has no `organization`"), ("version", 2, "from 1 to 1"),
        ("max_changes", 0, "from 1 to 1000000"), ("max_percent", 101, "from 1 to 100"),
        ("windows", ["sometimes"], "expected a window"), ("expires", "soon", "expected a time"),
        ("changes", [["path": "", "values": []]], "expected a path"),
        ("changes", [["path": "name", "edit": "unset", "values": []]], "cannot allow `unset`"),
        ("condition", "policy.colour == 1", "the condition of the standing approval is wrong"),
        ("condition", "policy.type", "the condition of the standing approval is wrong"),
        ("condition", "now < timestamp('2020-01-01T00:00:00Z')", "may speak of `policy` alone, not of `now`"),
        ("condition", "size(org.policies) == 1", "may speak of `policy` alone, not of `org`"),
        ("per_rule", ["max_change": 1], "`max_change` is not a member of `per_rule`"),
        ("max_disable", -1, "from 0 to 1000000"), ("max_disable_percent", 101, "from 0 to 100"),
        ("anything", 1, "`anything` is not a member"),
    ]

    @Test(arguments: mistakes)
    func `a document that is none says why`(key: String, value: JSONValue?, text: String) {
        let error = #expect(throws: DocumentError.self) {
            try StandingApproval(Self.document(with: key, value))
        }
        #expect(error?.text.contains(text) == true, "\(error?.text ?? "")")
    }

    @Test func `it names policies or a condition`() {
        var object = Self.document.object ?? JSONObject()
        object["policies"] = nil
        object["condition"] = nil
        #expect(throws: DocumentError.self) { try StandingApproval(.object(object)) }
    }

    @Test func `a plan goes no further than its standing approval, whoever says so`() async throws {
        let key = SigningKey()
        try await ApplyFixture.run { fixture async throws in
            let standing = try StandingApproval(
                Self.document(with: "changes", [["path": "status", "values": ["enabled"]]]))
            let signature = try SignedApproval(
                of: .standing, digest: standing.digest, by: "alice", key: key, approved: ApplyFixture.time,
                expires: standing.expires, weakenings: [])
            fixture.policy = ApprovalPolicy(required: 1, approvers: ["alice": key.approverKey])
            fixture.approval = .standing(standing, [signature])
            // The second change sets more, and the third is of a policy that it does not name.
            guard case .refused(let text)? = try await fixture.apply().stop else {
                Issue.record("it was not refused")
                return
            }
            #expect(text == "3 changes are more than `max_changes` of the standing approval allows (2)")
            fixture.plan.changes.removeLast(2)
            #expect(try await fixture.apply().results == [.verified])
            #expect(fixture.writes == ["p1"])
        }
    }
}
