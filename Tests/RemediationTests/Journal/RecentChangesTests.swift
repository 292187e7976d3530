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

    /// The journal of a run that began both changes of the plan, and tells more of the first.
    @discardableResult
    private func journal(
        _ path: String, ago seconds: Int64 = 60, nonce: String = "n", _ first: [JournalEvent] = []
    ) throws -> Journal {
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
        for event in first { try file.append(event) }
        return file.journal
    }

    private func changes(besides own: Journal? = nil, of organization: String = "org-1") -> RecentChanges {
        RecentChanges(in: state, of: organization, until: Self.now, besides: own)
    }

    @Test(arguments: [(86_399, 2), (86_400, 0), (-60, 2)])
    func `what was begun within a day counts, whatever the clock said`(ago: Int64, count: Int) throws {
        let journal = try journal(state.journals + "/a.ndjson", ago: ago)
        #expect(changes().weights == plan.changes.prefix(count).map(\.weight))
        #expect(changes(besides: journal).weights.isEmpty)
        #expect(changes(of: "org-2").weights.isEmpty)
        #expect(changes().obstacle == nil)
    }

    private static func write(of change: Change) -> JournalEvent.Write {
        JournalEvent.Write(change: change.id, stage: 0)
    }

    private static let time = CELTimestamp(seconds: now.seconds - 60) ?? .epoch

    /// What a journal tells of a change that was begun, and what is known of it then.
    private static let ends: [(name: String, events: @Sendable (Change) -> [JournalEvent], write: EarlierWrite?)] = [
        ("not sent", { _ in [] }, nil),
        ("sent", { [.sent(write(of: $0), attempt: 1)] }, .sent(time)),
        ("accepted", { [.sent(write(of: $0), attempt: 1), .response(write(of: $0), .accepted)] }, .sent(time)),
        ("unclear", { [.sent(write(of: $0), attempt: 1), .response(write(of: $0), .unclear("503"))] }, .sent(time)),
        ("refused", { [.sent(write(of: $0), attempt: 1), .response(write(of: $0), .refused("403"))] }, nil),
        ("outdated", { [.sent(write(of: $0), attempt: 1), .response(write(of: $0), .outdated("412"))] }, nil),
        (
            "refused after it was sent before",
            {
                [
                    .sent(write(of: $0), attempt: 1), .response(write(of: $0), .unclear("503")),
                    .sent(write(of: $0), attempt: 2), .response(write(of: $0), .refused("403")),
                ]
            }, .sent(time)
        ),
        ("verified", { [.sent(write(of: $0), attempt: 1), .verified(write(of: $0), policy: $0.after)] }, .made(time)),
        (
            "failed",
            {
                [
                    .sent(write(of: $0), attempt: 1), .response(write(of: $0), .tooMany("429")),
                    .settled(change: $0.id, result: .failed, text: ""),
                ]
            }, nil
        ),
        (
            "a third state",
            {
                [
                    .sent(write(of: $0), attempt: 1), .response(write(of: $0), .accepted),
                    .settled(change: $0.id, result: .conflict, text: ""),
                ]
            }, .sent(time)
        ),
        ("applied", { [.settled(change: $0.id, result: .applied, text: "")] }, .made(time)),
    ]

    @Test(arguments: ends.indices)
    func `what may have taken effect was done by its plan`(index: Int) throws {
        let end = Self.ends[index]
        let own = try journal(state.journals + "/a", nonce: "other", end.events(plan.changes[0]))
        #expect(changes().write(of: plan.changes[0], in: plan.digest) == end.write, "\(end.name)")
        #expect(changes().write(of: plan.changes[1], in: plan.digest) == nil)
        #expect(changes().write(of: plan.changes[0], in: "another") == nil)
        #expect(changes(besides: own).write(of: plan.changes[0], in: plan.digest) == nil)
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
        #expect(changes().write(of: plan.changes[1], in: plan.digest) == .made(Self.now))
        // Who goes on with the original is told of what only the copy tells.
        let own = try JournalFile.read(scratch.path("one"))
        #expect(changes(besides: own).write(of: plan.changes[1], in: plan.digest) == .made(Self.now))
        #expect(changes(besides: copy.journal).write(of: plan.changes[1], in: plan.digest) == nil)
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
        #expect(changes().obstacle?.hasPrefix("\(state.journals)/a: line 4: ") == true, "\(changes())")
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
