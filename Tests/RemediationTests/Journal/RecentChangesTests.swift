import CEL
import Foundation
import JSON
import Testing

@testable import Remediation

struct RecentChangesTests {
    private static let now = CELTimestamp(rfc3339: "2026-11-25T12:00:00Z") ?? .epoch

    private let scratch: ScratchFolder
    private let state: StateFolder
    private let plan: Plan

    init() throws {
        scratch = try ScratchFolder()
        state = StateFolder(scratch.path("state"))
        plan = try Plan.sample()
        try StateFolder.make(state.journals)
    }

    /// The journal of a run that began both changes of the plan, of which the first ended as `result` says.
    private func journal(
        _ path: String, ago seconds: Int64 = 60, nonce: String = "n", _ result: ChangeResult = .verified
    ) throws {
        let begin = JournalEvent.Begin(
            plan: try JSONValue(parsing: plan.fileBytes), digest: plan.digest,
            approval: Approval.digest(plan.digest, weakenings: []).json, baseURL: "http://127.0.0.1:1", nonce: nonce)
        let time = CELTimestamp(seconds: Self.now.seconds - seconds) ?? .epoch
        let file = try JournalFile(creating: path, begin, now: { time })
        for change in plan.changes {
            try file.append(
                .intent(
                    JournalEvent.WriteIntent(
                        write: JournalEvent.Write(change: change.id, stage: 0), policy: change.policy.id,
                        before: change.before, after: change.after, body: change.stages[0].body)))
        }
        try file.append(.settled(change: plan.changes[0].id, result: result, text: ""))
    }

    private func changes(besides nonces: Set<String> = [], of organization: String = "org-1") -> RecentChanges {
        RecentChanges(in: state, of: organization, until: Self.now, besides: nonces)
    }

    @Test(arguments: [(86_399, 2), (86_400, 0), (-60, 2)])
    func `what was begun within a day counts, whatever the clock said`(ago: Int64, count: Int) throws {
        try journal(state.journals + "/a.ndjson", ago: ago)
        #expect(changes().weights == plan.changes.prefix(count).map(\.weight))
        #expect(changes(besides: ["n"]).weights.isEmpty)
        #expect(changes(of: "org-2").weights.isEmpty)
        #expect(changes().obstacle == nil)
    }

    @Test(arguments: [(ChangeResult.verified, true), (.applied, true), (.failed, false), (.unknown, false)])
    func `what took effect was made by its plan`(result: ChangeResult, isMade: Bool) throws {
        try journal(state.journals + "/a", nonce: "other", result)
        let time = CELTimestamp(seconds: Self.now.seconds - 60)
        #expect(changes(besides: ["other"]).time(of: plan.changes[0], in: plan.digest) == (isMade ? time : nil))
        #expect(changes().time(of: plan.changes[1], in: plan.digest) == nil)
        #expect(changes().time(of: plan.changes[0], in: "another") == nil)
    }

    /// Somebody copies a journal and goes on with the copy: both are found, by a nonce that each has for itself.
    @Test func `journals that stand elsewhere are found, also those that were copied`() throws {
        let folder = JournalFolder(state.journals)
        try journal(scratch.path("one"), nonce: "n")
        try folder.remember(scratch.path("one"), of: "n")
        try FileManager.default.copyItem(atPath: scratch.path("one"), toPath: scratch.path("copy"))
        let copy = try JournalFile(resuming: scratch.path("copy"), now: { Self.now })
        try copy.append(.resume(nonce: "m"))
        try folder.remember(scratch.path("copy"), of: "m")
        try copy.append(.settled(change: plan.changes[1].id, result: .verified, text: ""))
        #expect(changes().weights.count == 2)
        #expect(changes().time(of: plan.changes[1], in: plan.digest) == Self.now)
    }

    @Test func `a journal that is named by a link is found when the link is gone`() throws {
        try journal(scratch.path("one"))
        try FileManager.default.createSymbolicLink(atPath: scratch.path("link"), withDestinationPath: "one")
        try JournalFolder(state.journals).remember(scratch.path("link"), of: "n")
        try FileManager.default.removeItem(atPath: scratch.path("link"))
        #expect(changes().weights.count == 2)
    }

    @Test func `a journal that cannot be read is an obstacle by any name, what is none is not`() throws {
        try scratch.write(Array("hello\n".utf8), "state/journals/notes.txt")
        try StateFolder.make(state.journals + "/folder")
        #expect(changes().obstacle == nil)
        try journal(state.journals + "/a")
        let bytes = try scratch.bytes("state/journals/a")
        try scratch.write(bytes + Array("{}\n".utf8), "state/journals/a")
        #expect(changes().obstacle?.hasPrefix("\(state.journals)/a: line 5: ") == true, "\(changes())")
    }

    /// On a disk that is not there any more, for example.
    @Test(arguments: [(89_000.0, true), (91_000.0, false)])
    func `a journal that is gone is an obstacle as long as it may tell of the day`(
        ago: Double, isObstacle: Bool
    ) throws {
        let file = state.journals + "/a.ndjson"
        try scratch.write([UInt8(ascii: "\n")], "state/journals/a.ndjson")
        let time = Date(timeIntervalSince1970: Double(Self.now.seconds) - ago)
        try FileManager.default.setAttributes([.modificationDate: time], ofItemAtPath: file)
        #expect((changes().obstacle != nil) == isObstacle, "\(changes())")
    }
}
