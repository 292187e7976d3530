import AdminAPI
import AdminSimulator
import CEL
import Foundation
import JSON
import Rules
import Synchronization
import Testing

@testable import Remediation

/// Applying a plan to an organization behind a socket.
struct PlanApplicationTests {
    @Test(arguments: AdminSimulator.PutMode.allCases)
    func `every change is made once, and nothing else`(put: AdminSimulator.PutMode) async throws {
        try await ApplyFixture.run(put: put) { fixture async throws in
            let result = try await fixture.apply()
            #expect(result.results == [.verified, .verified, .verified])
            #expect(result.isComplete)
            #expect(try await fixture.changed() == ["p1", "p2", "p3"])
            // An allowlist whose addresses change while it becomes enabled takes two writes.
            #expect(fixture.writes == ["p1", "p2", "p3", "p3"])
            #expect(
                fixture.simulator.requests.writes.map(\.body) == [
                    try JSONValue(
                        parsing: #"{"name":"Policy p1","status":"enabled","attributes":{"session_days":30.0}}"#),
                    try JSONValue(
                        parsing:
                            #"{"name":"Policy p2","status":"enabled","attributes":{"rule":{"a":[1],"b":{"x":2}},"note":"n"}}"#
                    ),
                    try JSONValue(
                        parsing:
                            #"{"name":"Policy p3","status":"disabled","attributes":{"rule":{"in":["203.0.113.0/24","198.51.100.0/25"],"allowMobileBypass":true}}}"#
                    ),
                    try JSONValue(
                        parsing:
                            #"{"name":"Policy p3","status":"enabled","attributes":{"rule":{"in":["203.0.113.0/24","198.51.100.0/25"],"allowMobileBypass":true}}}"#
                    ),
                ])
        }
    }

    @Test func `the journal tells the whole story`() async throws {
        try await ApplyFixture.run { fixture async throws in
            let result = try await fixture.apply()
            let journal = try JournalFile.read(fixture.journalPath)
            let names = journal.records.map { $0.event.members["event"]?.string ?? "" }
            let one = ["intent", "sent", "response", "verified"]
            #expect(names == ["begin"] + one + ["settled"] + one + ["settled"] + one + one + ["settled"])
            #expect(journal.head == result.journalHead)
            guard case .intent(let intent) = journal.records[1].event else {
                Issue.record("no intent")
                return
            }
            #expect(JSONValue.object(intent.before) == (try JSONValue(parsing: ApplyFixture.external)))
            #expect(intent.body == fixture.plan.changes[0].stages[0].body)
        }
    }

    /// The fault of the first write, how the first change ends, how often writes are sent, and whether it took effect.
    static let faults: [(fault: String, result: ChangeResult, sent: Int, isChanged: Bool)] = [
        ("status:503,when:after", .verified, 1, true),
        ("status:503", .verified, 2, true),
        ("status:500,times:2", .unknown, 2, false),
        ("drop:request", .verified, 2, true),
        ("drop:answer", .verified, 1, true),
        ("drop:body", .verified, 1, true),
        ("body:truncated", .verified, 1, true),
        ("body:html", .verified, 1, true),
        ("accept:0.2", .verified, 1, true),
        ("accept:never", .unknown, 1, false),
        ("limit:seconds", .verified, 2, true),
        ("limit:none,times:2", .failed, 2, false),
        ("status:400", .failed, 1, false),
        ("status:403", .failed, 1, false),
        ("status:409", .failed, 1, false),
        ("redirect:same", .verified, 2, true),
        ("meddle:name", .applied, 1, false),
        ("meddle:status", .unknown, 1, false),
    ]

    @Test(arguments: faults)
    func `reading tells what became of a write`(
        fault: String, result: ChangeResult, sent: Int, isChanged: Bool
    ) async throws {
        let times = fault.contains("times") ? "" : ",times:1"
        try await ApplyFixture.run([fault + times]) { fixture async throws in
            let applied = try await fixture.apply()
            #expect(applied.results[0] == result, "\(applied.outcomes[0].text)")
            #expect((try await fixture.changed()).contains("p1") == isChanged)
            let rest: [ChangeResult] =
                result == .verified ? [.verified, .verified] : [.notAttempted, .notAttempted]
            #expect(applied.results.dropFirst() == rest[...])
            #expect(fixture.puts == sent + (result == .verified ? 3 : 0))
            #expect(applied.stop == (result == .verified ? nil : .surprise))
            if result != .verified { #expect(try await fixture.unchanged().suffix(2) == ["p2", "p3"]) }
            // Whatever was sent twice was the same twice.
            let bodies = fixture.simulator.requests.writes.filter { $0.parameters["policyId"] == "p1" }.map(\.body)
            #expect(Set(bodies).count <= 1)
        }
    }

    @Test func `a collateral change is named`() async throws {
        try await ApplyFixture.run(["meddle:name,times:1"]) { fixture async throws in
            let result = try await fixture.apply()
            #expect(
                result.outcomes[0].text
                    == "what the plan does not touch has changed too: `name`; a person must look at it, `tenet rollback` will not overwrite it"
            )
        }
    }

    @Test func `a policy that somebody else has changed is not written over`() async throws {
        try await ApplyFixture.run { fixture async throws in
            _ = try await fixture.writer.updatePolicy(
                "p2", of: "org-1", body: ["name": "Other", "status": "disabled", "attributes": [:]])
            let result = try await fixture.apply()
            #expect(result.results == [.verified, .conflict, .notAttempted])
            #expect(result.outcomes[1].text == ApplyMessages.changedSince)
            #expect(fixture.writes == ["p2", "p1"])
        }
    }

    @Test func `a policy that is already there is a conflict, and not written`() async throws {
        try await ApplyFixture.run { fixture async throws in
            _ = try await fixture.writer.updatePolicy(
                "p1", of: "org-1", body: .object(fixture.plan.changes[0].stages[0].body))
            let result = try await fixture.apply()
            #expect(result.results == [.conflict, .notAttempted, .notAttempted])
            #expect(result.outcomes[0].text == ApplyMessages.alreadyThere)
            #expect(fixture.puts == 1)
        }
    }

    @Test func `a change that was made before and undone is not made again`() async throws {
        try await ApplyFixture.run { fixture async throws in
            let change = fixture.plan.changes[1]
            fixture.recent = RecentChanges([], writes: [fixture.plan.digest: [change.id: .made(ApplyFixture.time)]])
            let result = try await fixture.apply()
            #expect(result.results == [.verified, .conflict, .notAttempted])
            #expect(
                result.outcomes[1].text
                    == "this plan has changed the policy before, at 2026-11-25T12:00:00Z, and somebody has undone that since; make a new plan"
            )
            #expect(fixture.writes == ["p1"])
        }
    }

    /// The server is asked too much, and somebody changes the policy while the run waits for that to end.
    @Test func `a policy that is changed while a write waits to be sent again is not written over`() async throws {
        try await ApplyFixture.run(["limit:none,times:1"]) { fixture async throws in
            fixture.pace.rateLimit = .milliseconds(11)
            let writer = fixture.writer
            fixture.sleep = { duration in
                guard duration == .milliseconds(11) else { return }
                _ = try await writer.updatePolicy(
                    "p1", of: "org-1", body: ["name": "Other", "status": "disabled", "attributes": [:]])
            }
            let result = try await fixture.apply()
            #expect(result.results == [.conflict, .notAttempted, .notAttempted])
            #expect(fixture.writes == ["p1"])
            #expect(try await fixture.policies()[0]["name"] == "Other")
        }
    }

    @Test func `rules that are still not met stop the run, and nothing is tried again`() async throws {
        try await ApplyFixture.run { fixture async throws in
            fixture.rules = RuleCheck { change, policies in
                change.policy.id == "p2" && policies.keys.sorted() == ["p1", "p2"] ? ["`the-rule` still fails"] : []
            }
            let result = try await fixture.apply()
            #expect(result.results == [.verified, .applied, .notAttempted])
            #expect(result.outcomes[1].text == "the policy is as planned, and yet `the-rule` still fails")
            let again = try await fixture.apply()
            #expect(again.results == [.verified, .applied, .notAttempted])
            #expect(fixture.writes == ["p1", "p2"])
        }
    }

    @Test func `a run that is asked to stop finishes the change that is under way`() async throws {
        try await ApplyFixture.run { fixture async throws in
            let asked = Mutex(0)
            fixture.isInterrupted = {
                asked.withLock {
                    $0 += 1; return $0 > 1
                }
            }
            let result = try await fixture.apply()
            #expect(result.results == [.verified, .notAttempted, .notAttempted])
            #expect(result.stop == .interrupted)
            fixture.isInterrupted = { false }
            #expect(try await fixture.apply().results == [.verified, .verified, .verified])
            #expect(fixture.writes == ["p1", "p2", "p3", "p3"])
        }
    }

    @Test func `an unknown outcome is found out by a later run, which writes nothing twice`() async throws {
        try await ApplyFixture.run(["accept:never,times:1"]) { fixture async throws in
            #expect(try await fixture.apply().results == [.unknown, .notAttempted, .notAttempted])
            #expect(fixture.puts == 1)
            // In the place of the server, which gets round to it at last.
            let body = fixture.plan.changes[0].stages[0].body
            _ = try await fixture.writer.updatePolicy("p1", of: "org-1", body: .object(body))
            #expect(try await fixture.changed() == ["p1"])
            #expect(try await fixture.apply().results == [.verified, .verified, .verified])
            #expect(fixture.writes == ["p1", "p2", "p3", "p3"])
            #expect(fixture.puts == 5)
        }
    }

    // MARK: - After a crash

    @Test(arguments: [false, true])
    func `a write that somebody has undone is not sent again`(hasEntityTags: Bool) async throws {
        try await ApplyFixture.run(hasEntityTags: hasEntityTags) { fixture async throws in
            fixture.plan.changes = [fixture.plan.changes[0]]
            #expect(try await fixture.apply().results == [.verified])
            try fixture.cutJournal(after: "sent")
            try await fixture.write("p1", status: "disabled")
            let result = try await fixture.apply()
            #expect(result.results == [.unknown])
            #expect(result.outcomes[0].text == ApplyMessages.changedAndBack)
            #expect(fixture.puts == 2)
            #expect(try await fixture.unchanged() == ["p1"])
        }
    }

    /// The server did not make it, nobody has changed the policy, and another run of the same plan was there or was not.
    @Test(arguments: [EarlierWrite.made(ApplyFixture.time), .sent(ApplyFixture.time), nil])
    func `a write is sent again only where no other run of the plan has sent it`(other: EarlierWrite?) async throws {
        try await ApplyFixture.run(["status:503,times:2"], hasEntityTags: true) { fixture async throws in
            fixture.plan.changes = [fixture.plan.changes[0]]
            #expect(try await fixture.apply().results == [.unknown])
            try fixture.cutJournal(after: "intent")
            let write = JournalEvent.Write(change: fixture.plan.changes[0].id, stage: 0)
            try JournalFile(resuming: fixture.journalPath, now: fixture.now).append(.sent(write, attempt: 1))
            if let other {
                fixture.recent = RecentChanges(
                    [], writes: [fixture.plan.digest: [fixture.plan.changes[0].id: other]])
            }
            let result = try await fixture.apply()
            #expect(result.results == [other == nil ? .verified : .conflict])
            #expect(result.outcomes[0].text == other.map(ApplyMessages.earlier) ?? "")
            #expect(fixture.puts == (other == nil ? 3 : 2))
        }
    }

    @Test func `who did what the server has refused is not this run`() async throws {
        try await ApplyFixture.run(["status:409,times:1"]) { fixture async throws in
            fixture.plan.changes = [fixture.plan.changes[0]]
            #expect(try await fixture.apply().results == [.failed])
            try fixture.cutJournal(after: "response")
            try await fixture.write("p1", status: "enabled")
            let result = try await fixture.apply()
            #expect(result.results == [.conflict])
            #expect(result.outcomes[0].text.hasPrefix("the server refused the write ("), "\(result.outcomes[0].text)")
            #expect(result.outcomes[0].text.hasSuffix("somebody else did that, or the server"))
            #expect(fixture.puts == 2)
        }
    }

    /// The first answer is lost, the second says no: the first may yet take effect.
    @Test(arguments: ["status:403", "limit:none"])
    func `a refusal says nothing of the write before it`(second: String) async throws {
        try await ApplyFixture.run(["drop:request,times:1", second + ",times:1"]) { fixture async throws in
            fixture.plan.changes = [fixture.plan.changes[0]]
            let result = try await fixture.apply()
            #expect(result.results == [.unknown])
            #expect(result.outcomes[0].text.hasPrefix("the write was sent twice: "), "\(result.outcomes[0].text)")
            #expect(fixture.puts == 2)
            // In the place of the server, which gets round to it at last.
            try await fixture.write("p1", status: "enabled")
            #expect(try await fixture.apply().results == [.verified])
        }
    }

    @Test func `a change whose second write is refused was made in part`() async throws {
        try await ApplyFixture.run(["status:403,after:1,times:1"]) { fixture async throws in
            fixture.plan.changes = [fixture.plan.changes[2]]
            let result = try await fixture.apply()
            #expect(result.results == [.applied])
            #expect(result.outcomes[0].text.hasPrefix("stopped after 1 of 2 writes: the server refused the write: "))
            let plan = try Plan(fileBytes: try JournalFile.read(fixture.journalPath).begin.plan.canonicalBytes())
            let undone = UndoneChange.all(in: try JournalFile.read(fixture.journalPath), of: plan)
            // What the second was to write is somebody else's where it is found.
            #expect(undone.map(\.written.count) == [2])
            #expect(undone.flatMap(\.written).allSatisfy { $0["status"] == "disabled" })
        }
    }

    @Test func `what the server has refused is not sent again after a crash`() async throws {
        try await ApplyFixture.run(["status:403,times:1"]) { fixture async throws in
            fixture.plan.changes = [fixture.plan.changes[0]]
            #expect(try await fixture.apply().results == [.failed])
            try fixture.cutJournal(after: "response")
            #expect(try await fixture.apply().results == [.failed])
            #expect(fixture.puts == 1)
        }
    }

    // MARK: - Safeguards

    static let refusals: [(name: String, text: String, change: @Sendable (inout ApplyFixture) throws -> Void)] = [
        ("the kill switch", "`TENET_NO_WRITES` forbids all writes", { $0.environment = ["TENET_NO_WRITES": "1"] }),
        (
            "the kill switch as a file", "TENET_NO_WRITES` forbids all writes",
            { try $0.scratch.write([], "TENET_NO_WRITES") }
        ),
        ("a draft", "made from a snapshot", { $0.plan.isDraft = true }),
        (
            "too many changes", "3 changes are more than `max_changes` allows (2)",
            { $0.safeguards.radius.perRun.counts[.any] = 2 }
        ),
        (
            "too many percent", "3 changes are more than `max_percent` allows (50 of 3 policies)",
            { $0.safeguards.radius.perRun.percents[.any] = 50 }
        ),
        (
            "a clock that was set back", "and the journal was written at 2026-11-25T12:10:00Z",
            { $0.latest = CELTimestamp(rfc3339: "2026-11-25T12:10:00Z") }
        ),
        (
            "too many of one rule", "`the-rule`: 3 changes are more than `per_rule.max_changes` allows (2)",
            { $0.safeguards.radius.perRule.counts[.any] = 2 }
        ),
        (
            "too many of high risk", "2 changes of high risk are more than `max_high_risk` allows (1)",
            { $0.safeguards.radius.perRun.counts[.highRisk] = 1 }
        ),
        (
            "too many in a day", "1 made in the last 24 hours and these: 4 changes are more than",
            {
                $0.safeguards.radius.perOrganization.counts[.any] = 3
                $0.recent = RecentChanges([Change.Weight(risk: .low, disables: false)])
            }
        ),
        (
            "earlier runs that cannot be read", "what was changed in the last 24 hours is not known: torn",
            { $0.recent = RecentChanges([], obstacle: "torn") }
        ),
        (
            "outside the windows", "the windows are `Mon 09:00-10:00`",
            { $0.safeguards.windows = [ChangeWindow("Mon 09:00-10:00")].compactMap { $0 } }
        ),
        (
            "frozen", "`2026-11-25` is frozen",
            { $0.safeguards.freezes = [Freeze("2026-11-25")].compactMap { $0 } }
        ),
        ("another organization", "the organization `org-1` is not among", { $0.safeguards.organizations = ["org-2"] }),
        (
            "another digest", "the approval is for `abc`",
            { $0.approval = .digest("abc", weakenings: []) }
        ),
        ("too few signatures", "the settings require 2 signed approvals", { $0.policy.required = 2 }),
    ]

    @Test(arguments: refusals.indices)
    func `what a safeguard refuses is not written`(index: Int) async throws {
        let refusal = Self.refusals[index]
        try await ApplyFixture.run { fixture async throws in
            try refusal.change(&fixture)
            let result = try await fixture.apply()
            #expect(result.results == [.notAttempted, .notAttempted, .notAttempted], "\(refusal.name)")
            guard case .refused(let text)? = result.stop else {
                Issue.record("\(refusal.name): \(String(describing: result.stop))")
                return
            }
            #expect(text.contains(refusal.text), "\(text)")
            #expect(fixture.puts == 0)
        }
    }

    @Test func `an expired plan writes nothing, before and after a crash`() async throws {
        try await ApplyFixture.run { fixture async throws in
            let expiry = fixture.plan.expires
            fixture.now = { expiry }
            let result = try await fixture.apply()
            #expect(result.stop == .expired)
            #expect(fixture.puts == 0)
        }
    }

    @Test func `a weakening takes the word of the plan and of the approval`() async throws {
        try await ApplyFixture.run { fixture async throws in
            fixture.approval = .digest(fixture.plan.digest, weakenings: [])
            #expect(try await fixture.apply().results == [.verified, .verified, .notAttempted])
            #expect(try await fixture.unchanged() == ["p3"])
        }
        try await ApplyFixture.run { fixture async throws in
            fixture.plan.safeguards.allowedWeakenings = []
            #expect(try await fixture.apply().results == [.verified, .verified, .notAttempted])
            #expect(try await fixture.unchanged() == ["p3"])
        }
    }

    @Test(arguments: [(false, false), (true, false), (false, true), (true, true)])
    func `who worked of late is locked out only on the word of the plan and of the approval`(
        plan: Bool, approval: Bool
    ) async throws {
        try await ApplyFixture.run { fixture async throws in
            fixture.seen = RecentAddresses([try #require(CELIPRange("192.0.2.7/32")): ["amy"]])
            if plan { fixture.plan.safeguards.acknowledgedLockouts = ["p3"] }
            // What the settings of now say is nobody's word.
            fixture.safeguards.acknowledgedLockouts = ["p3"]
            fixture.approval = .digest(
                fixture.plan.digest, weakenings: ["\(PolicyPath.allowed)"], lockouts: approval ? ["p3"] : ["p1"])
            let result = try await fixture.apply()
            let last: ChangeResult = plan && approval ? .verified : .notAttempted
            #expect(result.results == [.verified, .verified, last])
            #expect(try await fixture.unchanged() == (last == .verified ? [] : ["p3"]))
        }
    }

    @Test func `a policy that is protected since the plan was made is not written`() async throws {
        try await ApplyFixture.run { fixture async throws in
            fixture.safeguards.protectedPolicies = ["p2"]
            #expect(try await fixture.apply().results == [.verified, .notAttempted, .notAttempted])
            #expect(fixture.writes == ["p1"])
        }
    }

    @Test func `an allowlist that would lock out the operator of now is not written`() async throws {
        try await ApplyFixture.run { fixture async throws in
            fixture.safeguards.requiredRanges = ["192.0.2.0/24"]
            let result = try await fixture.apply()
            #expect(result.results == [.verified, .verified, .notAttempted])
            #expect("\(result.stop.map { "\($0)" } ?? "")".contains("192.0.2.0/24"))
            #expect(try await fixture.unchanged() == ["p3"])
        }
    }

    @Test func `the kill switch stops a run that is under way`() async throws {
        try await ApplyFixture.run { fixture async throws in
            let file = fixture.scratch.path("TENET_NO_WRITES")
            fixture.rules = RuleCheck { _, _ in
                #expect(FileManager.default.createFile(atPath: file, contents: nil))
                return []
            }
            let result = try await fixture.apply()
            #expect(result.results == [.verified, .notAttempted, .notAttempted])
            #expect(fixture.writes == ["p1"])
        }
    }
}
