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
        #expect(standing.refusal(ofCount: 2, policyCount: 4) == nil)
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
        #expect(
            standing.refusal(ofCount: 3, policyCount: 100)
                == "3 changes are more than the standing approval allows (2)")
        #expect(
            standing.refusal(ofCount: 2, policyCount: 3)
                == "2 of 3 policies are more than the standing approval allows (50 %)")
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
            #expect(text == "3 changes are more than the standing approval allows (2)")
            fixture.plan.changes.removeLast(2)
            #expect(try await fixture.apply().results == [.verified])
            #expect(fixture.writes == ["p1"])
        }
    }
}
