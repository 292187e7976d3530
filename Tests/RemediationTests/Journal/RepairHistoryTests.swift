import CEL
import Evaluation
import JSON
import Rules
import Testing

@testable import Remediation

struct RepairHistoryTests {
    private static let day: Int64 = 86_400
    private static let now = CELTimestamp(rfc3339: "2026-11-25T12:00:00Z") ?? .epoch

    private static func before(_ days: Int64) -> CELTimestamp {
        CELTimestamp(seconds: now.seconds - days * day) ?? .epoch
    }

    /// Writes the journal of a run that made a change of the plan, the first where none is named, that many days ago.
    private func journal(
        _ scratch: ScratchFolder, _ name: String, daysAgo days: Int64, change index: Int = 0,
        _ events: (JournalEvent.Write) -> [JournalEvent] = { [.sent($0, attempt: 1), .response($0, .accepted)] }
    ) throws -> Plan {
        let plan = try Plan.sample()
        let change = plan.changes[index]
        let begin = JournalEvent.Begin(
            plan: try JSONValue(parsing: plan.fileBytes), digest: plan.digest,
            approval: Approval.digest(plan.digest, weakenings: []).json, baseURL: "http://127.0.0.1:1", nonce: name)
        let file = try JournalFile(creating: scratch.path(name), begin, now: { Self.before(days) })
        let write = JournalEvent.Write(change: change.id, stage: 0)
        try file.append(
            .intent(
                JournalEvent.WriteIntent(
                    write: write, policy: change.policy.id, before: change.before, after: change.after,
                    body: change.stages[0].body)))
        for event in events(write) { try file.append(event) }
        return plan
    }

    private func paths(_ scratch: ScratchFolder, _ plan: Plan, change: Int = 0) throws -> [String] {
        try RepairHistory(journals: scratch.path, of: plan.organization.id)
            .quarantined(plan.changes[change], at: Self.now).map(\.description)
    }

    @Test func `a field that was repaired twice in seven days is left alone`() throws {
        let scratch = try ScratchFolder()
        let plan = try journal(scratch, "a.ndjson", daysAgo: 7)
        #expect(try paths(scratch, plan).isEmpty)
        _ = try journal(scratch, "b.ndjson", daysAgo: 1)
        #expect(try paths(scratch, plan) == ["status"])
        #expect(try paths(scratch, plan, change: 1).isEmpty)
    }

    @Test func `what was not sent, or was refused, is no repair`() throws {
        let scratch = try ScratchFolder()
        let plan = try journal(scratch, "a.ndjson", daysAgo: 3)
        _ = try journal(scratch, "b.ndjson", daysAgo: 2) { [.sent($0, attempt: 1), .response($0, .refused("403"))] }
        _ = try journal(scratch, "c.ndjson", daysAgo: 1) { _ in [] }
        #expect(try paths(scratch, plan).isEmpty)
        _ = try journal(scratch, "d.ndjson", daysAgo: 1) { [.sent($0, attempt: 1), .response($0, .unclear("503"))] }
        #expect(try paths(scratch, plan) == ["status"])
    }

    @Test func `a repair that a run began twice is one`() throws {
        let scratch = try ScratchFolder()
        let plan = try journal(scratch, "a.ndjson", daysAgo: 1) { _ in [] }
        let change = plan.changes[0]
        let write = JournalEvent.Write(change: change.id, stage: 0)
        let file = try JournalFile(resuming: scratch.path("a.ndjson"), now: { Self.before(1) })
        let intent = JournalEvent.WriteIntent(
            write: write, policy: change.policy.id, before: change.before, after: change.after,
            body: change.stages[0].body)
        for event in [.intent(intent), .sent(write, attempt: 1)] as [JournalEvent] { try file.append(event) }
        #expect(try paths(scratch, plan).isEmpty)
        _ = try journal(scratch, "b.ndjson", daysAgo: 1)
        #expect(try paths(scratch, plan) == ["status"])
    }

    @Test func `a field counts with those that hold it`() throws {
        let scratch = try ScratchFolder()
        let plan = try journal(scratch, "a.ndjson", daysAgo: 2)
        _ = try journal(scratch, "b.ndjson", daysAgo: 1, change: 1)
        _ = try journal(scratch, "c.ndjson", daysAgo: 1, change: 1)
        var wider = plan
        wider.changes[1] = try Policies.change(Policies.allowlist, (.set, "rule", ["in": ["203.0.113.0/24"]]))
        #expect(try paths(scratch, wider, change: 1) == ["attributes.rule"])
        #expect(try paths(scratch, wider).isEmpty)
    }

    @Test func `a journal counts by any name, and once however often it was copied`() throws {
        let scratch = try ScratchFolder()
        let plan = try journal(scratch, "a.ndjson", daysAgo: 1)
        for name in ["0", "copy.ndjson", "copy.bak"] { try scratch.write(try scratch.bytes("a.ndjson"), name) }
        try scratch.write(Array("no journal\n".utf8), "notes")
        #expect(try paths(scratch, plan).isEmpty)
        _ = try journal(scratch, "b", daysAgo: 1)
        #expect(try paths(scratch, plan) == ["status"])
    }

    @Test func `an older copy of a journal hides nothing`() throws {
        let scratch = try ScratchFolder()
        let plan = try journal(scratch, "b.ndjson", daysAgo: 1)
        let bytes = try scratch.bytes("b.ndjson")
        let end = try #require(bytes.firstIndex(of: UInt8(ascii: "\n")))
        try scratch.write(Array(bytes[...end]), "a.ndjson")
        _ = try journal(scratch, "c.ndjson", daysAgo: 1)
        #expect(try paths(scratch, plan) == ["status"])
    }

    @Test func `what is older does not count`() throws {
        let scratch = try ScratchFolder()
        let plan = try journal(scratch, "a.ndjson", daysAgo: 8)
        _ = try journal(scratch, "b.ndjson", daysAgo: 1)
        #expect(try paths(scratch, plan).isEmpty)
    }

    @Test func `other organizations do not count, and no folder is no repair`() throws {
        let scratch = try ScratchFolder()
        let plan = try journal(scratch, "a.ndjson", daysAgo: 1)
        _ = try journal(scratch, "b.ndjson", daysAgo: 1)
        let history = try RepairHistory(journals: scratch.path, of: "another")
        #expect(history.quarantined(plan.changes[0], at: Self.now).isEmpty)
        _ = try RepairHistory(journals: scratch.path("nowhere"), of: plan.organization.id)
    }

    @Test func `a journal that cannot be read stops everything, one that was never begun does not`() throws {
        let scratch = try ScratchFolder()
        let plan = try journal(scratch, "a.ndjson", daysAgo: 1)
        try scratch.write(Array(#"{"number":1"#.utf8), "b.ndjson")
        #expect(try paths(scratch, plan).isEmpty)
        try scratch.write(Array("{}\n".utf8), "c.ndjson")
        #expect(throws: FileError.self) { try RepairHistory(journals: scratch.path, of: plan.organization.id) }
    }
}
