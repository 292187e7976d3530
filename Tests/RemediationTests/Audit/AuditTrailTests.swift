import CEL
import JSON
import Testing

@testable import Remediation

struct AuditTrailTests {
    private static let start = CELTimestamp(rfc3339: "2026-11-25T12:00:00Z") ?? .epoch

    /// An entry so many seconds after the plan was made.
    private static func entry(_ second: Int, _ actor: String?, on policy: String = "p1") throws -> AuditEntry {
        let time = "\(CELTimestamp(seconds: start.seconds + Int64(second)) ?? .epoch)"
        var attributes: JSONObject = [
            "time": .string(time), "action": "policy_updated",
            "container": [["id": .string(policy), "type": "policy"]],
        ]
        if let actor { attributes["actor"] = ["id": .string(actor), "name": "N"] }
        let json: JSONObject = ["id": .string("e\(second)\(actor ?? "")"), "attributes": .object(attributes)]
        return AuditEntry(json, lookingFor: ["p1", "p2"])
    }

    /// A journal of writes: the policy, when it was sent how often, and when it was known what became of it.
    private static func journal(_ writes: [(policy: String, sent: [Int], end: Int)]) throws -> Journal {
        let scratch = try ScratchFolder()
        let clock = Clock()
        let begin = JournalEvent.Begin(plan: [:], digest: "d", approval: [:], baseURL: "u", nonce: "n")
        let file = try JournalFile(creating: scratch.path("journal"), begin) { clock.now }
        for (number, (policy, sent, end)) in writes.enumerated() {
            let write = JournalEvent.Write(change: "change \(number)", stage: 0)
            clock.second = sent[0]
            try file.append(.intent(.init(write: write, policy: policy, before: [:], after: [:], body: [:])))
            for (index, second) in sent.enumerated() {
                clock.second = second
                try file.append(.sent(write, attempt: index + 1))
            }
            clock.second = end
            try file.append(.response(write, .accepted))
            try file.append(.verified(write, policy: [:]))
        }
        return file.journal
    }

    private final class Clock: @unchecked Sendable {
        // One task reads and writes it.
        var second = 0
        var now: CELTimestamp { CELTimestamp(seconds: start.seconds + Int64(second)) ?? .epoch }
    }

    /// Entries as second, actor, policy; the ids of those that are taken for the run's own.
    @Test(
        arguments: [
            ([], []),
            ([(10, "us", "p1"), (20, "us", "p2")], ["e10us", "e20us"]),
            // Before, after and between the writes, and on the other policy.
            ([(5, "us", "p1"), (10, "us", "p1"), (20, "us", "p2"), (30, "us", "p2")], ["e10us", "e20us"]),
            ([(10, "us", "p2"), (20, "us", "p1")], []),
            // Somebody else at the same time: the actor of both writes is us.
            ([(10, "eve", "p1"), (10, "us", "p1"), (20, "us", "p2")], ["e10us", "e20us"]),
            ([(10, "us", "p1"), (11, "eve", "p1"), (20, "us", "p2")], ["e10us", "e20us"]),
            // Of two who fit equally well, one is not us, and it is not known which.
            ([(10, "eve", "p1"), (20, "us", "p2")], []),
            ([(10, "eve", "p1"), (10, "us", "p1")], []),
            // A write was sent once, so that the second entry is another's, or another run's.
            ([(10, "us", "p1"), (11, "us", "p1"), (20, "us", "p2")], ["e10us", "e20us"]),
            // Nobody is named.
            ([(10, nil, "p1"), (20, nil, "p2")], []),
        ] as [([(Int, String?, String)], [String])])
    func `only what fits a write by policy, time and actor is taken for this run's own`(
        entries: [(Int, String?, String)], own: [String]
    ) throws {
        let journal = try Self.journal([("p1", [10], 11), ("p2", [20], 22)])
        let trail = AuditTrail(
            try entries.map { try Self.entry($0.0, $0.1, on: $0.2) }, from: Self.start, journal)
        #expect(trail.entries.filter(\.isOwn).map(\.entry.id) == own)
        #expect(trail.entries.count == entries.count)
        #expect(trail.others.count == entries.count - own.count)
    }

    @Test func `two writes of one policy within a second are two`() throws {
        let journal = try Self.journal([("p1", [10], 10), ("p1", [10], 11)])
        let trail = AuditTrail(
            try [(10, "us"), (11, "eve"), (11, "us")].map { try Self.entry($0.0, $0.1) }, from: Self.start, journal)
        #expect(trail.entries.map(\.isOwn) == [true, false, true])
    }

    @Test func `a write that was sent twice may have left two entries`() throws {
        let journal = try Self.journal([("p1", [10, 15], 16)])
        let trail = AuditTrail(
            try [10, 15, 16].map { try Self.entry($0, "us") }, from: Self.start, journal)
        #expect(trail.entries.map(\.isOwn) == [true, true, false])
    }

    @Test(
        arguments: [
            (#"{"container":[{"id":"p1"}]}"#, ["p1"]), (#"{"context":[{"key":"policy","value":"p2"}]}"#, ["p2"]),
            (#"{"x":{"y":["ari:cloud:org/o/policy/p1"]},"z":"p2"}"#, ["p1", "p2"]), (#"{"x":"p11"}"#, []),
            (#"{"x":"a p1 b"}"#, []), (#"{"p1":1}"#, []),
        ] as [(String, [String])])
    func `an entry is about the policies that it names anywhere`(attributes: String, policies: [String]) throws {
        let json: JSONObject = ["id": "e", "attributes": try JSONValue(parsing: attributes)]
        #expect(AuditEntry(json, lookingFor: ["p1", "p2"]).policies == policies)
    }

    @Test func `times are texts or milliseconds`() throws {
        for time in [#""2026-11-25T12:00:00.5Z""#, "1795608000500"] {
            let json: JSONObject = ["attributes": try JSONValue(parsing: "{\"time\":\(time)}")]
            #expect(AuditEntry(json, lookingFor: []).time?.seconds == Self.start.seconds)
        }
        #expect(AuditEntry(["attributes": ["time": true]], lookingFor: []).time == nil)
        #expect(AuditEntry([:], lookingFor: ["p1"]).policies.isEmpty)
    }
}
