import CEL
import Evaluation
import Foundation
import JSON
import Observations
import Rules
import Testing

@testable import Remediation

struct UndoingTests {
    /// The journal of a run that wrote the changes of a plan, each to its end or to what the server answered.
    private static func journal(
        _ changes: [Change], isSent: Bool = true, answer: WriteAnswer = .accepted
    ) throws -> Journal {
        var plan = try Plan.sample()
        plan.changes = changes
        let folder = URL(filePath: NSTemporaryDirectory()).appending(path: "tenet-undo-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = try JSONValue(parsing: plan.fileBytes)
        let journal = try JournalFile(
            creating: folder.appending(path: "journal").path(),
            JournalEvent.Begin(plan: file, digest: plan.digest, approval: [:], baseURL: "https://x", nonce: "n"),
            now: { Planning.now })
        for change in changes {
            for (index, stage) in change.stages.enumerated() {
                let write = JournalEvent.Write(change: change.id, stage: index)
                let before = index == 0 ? change.before : change.stages[index - 1].after
                try journal.append(
                    .intent(
                        JournalEvent.WriteIntent(
                            write: write, policy: change.policy.id, before: before, after: stage.after,
                            body: stage.body)))
                guard isSent else { continue }
                try journal.append(.sent(write, attempt: 1))
                try journal.append(.response(write, answer))
                guard answer == .accepted else { continue }
                try journal.append(.verified(write, policy: stage.after))
            }
        }
        return journal.journal
    }

    private static func undo(
        _ journal: Journal, _ policies: [JSONObject], organization: String = "org-1",
        _ safeguards: (inout Safeguards) -> Void = { $0.allowedWeakenings = [.status, .allowed] }
    ) throws -> Plan {
        var guardrails = Safeguards()
        guardrails.requiredRanges = ["203.0.113.9"]
        safeguards(&guardrails)
        let context = PlanningContext(
            rules: try Planning.rules("rules: []"), rulesDigest: "now", parameters: [:], chosenRules: [],
            now: Planning.now, created: Planning.now, isDraft: false, safeguards: guardrails)
        return try Plan(
            undoing: journal, of: OrganizationIdentity(id: organization),
            policies: Dictionary(uniqueKeysWithValues: policies.map { ($0["id"]?.string ?? "", $0) }),
            policyCount: policies.count, context)
    }

    @Test func `what was written is put back, the last first, by a plan that is one`() throws {
        let one = try Policies.change(Policies.external, (.set, "status", "enabled"))
        let two = try Policies.change(
            Policies.allowlist, (.add, "rule.in", ["198.51.100.7"]), (.set, "status", "enabled"))
        let plan = try Self.undo(try Self.journal([one, two]), [one.after, two.after])
        #expect(plan.purpose == .rollback && plan.rulesDigest == "now")
        #expect(plan.changes.map(\.policy.id) == ["p2", "p1"])
        #expect(plan.changes.map(\.after) == [two.before, one.before])
        #expect(plan.changes.map(\.weakenings) == [[.status], [.status]])
        #expect(try Plan(fileBytes: plan.fileBytes) == plan)
    }

    @Test func `weakening has to be allowed, and nobody may be locked out`() throws {
        let change = try Policies.change(Policies.external, (.set, "status", "enabled"))
        let journal = try Self.journal([change])
        #expect(try Self.undo(journal, [change.after]) { _ in }.refused == ["p1 the-rule: weakening"])
        let enabled = Policies.allowlist.replacing("disabled", with: "enabled")
        let widened = try Policies.change(enabled, (.add, "rule.in", ["198.51.100.7"]))
        let plan = try Self.undo(try Self.journal([widened]), [widened.after]) { $0.requiredRanges = ["198.51.100.7"] }
        #expect(plan.refused == ["p2 the-rule: lockout"])
    }

    @Test func `a policy that somebody else has changed since is left alone`() throws {
        let change = try Policies.change(Policies.external, (.set, "status", "enabled"))
        let journal = try Self.journal([change])
        var other = change.after
        other["name"] = "Other"
        #expect(try Self.undo(journal, [other]).refused == ["p1 the-rule: conflict"])
        #expect(try Self.undo(journal, []).refused == ["p1 the-rule: unreadable"])
        other = change.after
        other["updated"] = "2026-11-25T09:00:00Z"
        #expect(try Self.undo(journal, [other]).changes.count == 1)
    }

    @Test func `what was not sent, or is undone already, needs nothing`() throws {
        let change = try Policies.change(Policies.external, (.set, "status", "enabled"))
        for plan in [
            try Self.undo(try Self.journal([change], isSent: false), [change.after]),
            try Self.undo(try Self.journal([change]), [change.before]),
        ] {
            #expect(plan.changes.isEmpty && plan.notPlanned.isEmpty)
        }
    }

    @Test func `what the server refused was done by somebody else, and what it may have done is undone`() throws {
        let change = try Policies.change(Policies.external, (.set, "status", "enabled"))
        for answer in [WriteAnswer.refused("409"), .outdated("412")] {
            let plan = try Self.undo(try Self.journal([change], answer: answer), [change.after])
            #expect(plan.changes.isEmpty && plan.notPlanned.isEmpty)
        }
        #expect(try Self.undo(try Self.journal([change], answer: .unclear("503")), [change.after]).changes.count == 1)
    }

    @Test func `a journal of another organization is refused`() throws {
        let change = try Policies.change(Policies.external, (.set, "status", "enabled"))
        let journal = try Self.journal([change])
        #expect(throws: PlanError.self) { try Self.undo(journal, [change.after], organization: "org-2") }
    }

    @Test(arguments: [
        ("{}", "attributes.a.b.c"), (#"{"a":null}"#, "attributes.a.b"), (#"{"a":{"b":null}}"#, "attributes.a.b"),
        (#"{"a":{}}"#, "attributes.a.b"), (#"{"a":{"b":[1]}}"#, "attributes.a.b"),
        (#"{"a":{"b":1,"c":2}}"#, "attributes.a"),
    ])
    func `what the change made is taken away, and what was null is null again`(attributes: String, path: String) throws
    {
        let change = try Policies.change(
            #"{"id":"p","type":"authentication","attributes":\#(attributes)}"#, (.set, path, [7, 8]))
        let plan = try Self.undo(try Self.journal([change]), [change.after])
        #expect(plan.changes.map(\.after) == [change.before])
    }
}
