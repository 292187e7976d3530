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

    /// Writes the journal of a run that repaired the first change of the plan that many days ago.
    private func journal(_ scratch: ScratchFolder, _ name: String, daysAgo days: Int64) throws -> Plan {
        let plan = try Plan.sample()
        let change = plan.changes[0]
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
