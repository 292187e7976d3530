import CEL
import Evaluation
import Foundation
import History
import Observations
import Rules
import Testing

struct HistoryStoreTests {
    private static func finding(_ id: String, _ severity: Severity = .high) -> RecordedFinding {
        RecordedFinding(
            fingerprint: "f-\(id)", rule: "r", severity: severity, resource: FindingResource(kind: .user, id: id))
    }

    private static func run(
        _ seconds: Int64, _ ids: [String], organization: String = "o", unseen: Set<String> = [],
        waived: Set<String> = []
    ) throws -> NewRun {
        let time = try #require(CELTimestamp(seconds: seconds))
        let failing = Set(ids.map { "f-\($0)" })
        return NewRun(
            time: time, toolVersion: "1", rulesDigest: "d", exitStatus: 1,
            assessment: Assessment(
                organization: OrganizationIdentity(id: organization), dialect: .reference, now: time, isComplete: true,
                rules: []),
            findings: ids.map { finding($0) },
            fates: { recorded in
                recorded.map {
                    if failing.contains($0.fingerprint) { return .failing }
                    if waived.contains($0.resource.id) { return .waived }
                    return unseen.contains($0.resource.id) ? .unseen : .gone
                }
            })
    }

    private static func withStore(_ body: (HistoryStore) throws -> Void) throws {
        let path = NSTemporaryDirectory() + "tenet-history-\(UUID().uuidString).db"
        defer { for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) } }
        try body(HistoryStore(path: path, orNew: true))
    }

    @Test func `an id is kept to its end, whatever characters are in it`() throws {
        try Self.withStore { store in
            let ids = ["a", "a\u{0}b", "a\u{0}c", "\u{e9}", "e\u{301}", "\u{1B}[2J", "👩‍👩‍👧"]
            var run = try Self.run(0, [])
            run.findings = ids.enumerated().map { number, id in
                RecordedFinding(
                    fingerprint: "f\(number)", rule: "r", severity: .high,
                    resource: FindingResource(kind: .user, id: id))
            }
            run.fates = { $0.map { _ in .failing } }
            _ = try store.record(run)
            let found = try store.findings(after: try #require(store.runs().first)).map(\.resource.id)
            #expect(Set(found.map { Array($0.utf8) }) == Set(ids.map { Array($0.utf8) }))
            #expect(try store.record(run).comparison?.unchanged == ids.count)
        }
    }

    @Test func `a finding that comes back is new again, and was fixed once`() throws {
        try Self.withStore { store in
            #expect(try store.record(Self.run(0, ["a", "b"])).comparison == nil)
            let second = try store.record(Self.run(100, ["b"]))
            #expect(second.comparison?.fixed.map(\.resource.id) == ["a"])
            #expect(second.fixTimes == [FixTime(severity: .high, fixed: 1, median: 100)])
            let third = try store.record(Self.run(300, ["a", "b"]))
            #expect(third.comparison?.new == ["f-a"])
            #expect(third.comparison?.unchanged == 1)
            let fourth = try store.record(Self.run(1_000, []))
            // a: 100 and 700, b: 1000
            #expect(fourth.fixTimes == [FixTime(severity: .high, fixed: 3, median: 700)])
            #expect(fourth.trend.map(\.failures) == [2, 1, 2, 0])
            #expect(try store.runs().map(\.id) == [1, 2, 3, 4])
            let runs = try store.runs()
            #expect(try store.findings(after: runs[0]).map(\.resource.id) == ["a", "b"])
            #expect(try store.findings(after: runs[1]).map(\.resource.id) == ["b"])
            #expect(try store.findings(after: runs[3]).isEmpty)
        }
    }

    @Test func `what was not seen stays open`() throws {
        try Self.withStore { store in
            _ = try store.record(Self.run(0, ["a"]))
            let second = try store.record(Self.run(10, [], unseen: ["a"]))
            #expect(second.comparison?.unseen.map(\.resource.id) == ["a"])
            #expect(second.comparison?.fixed == [])
            let third = try store.record(Self.run(20, ["a"]))
            #expect(third.comparison?.new == [])
            #expect(third.comparison?.unchanged == 1)
        }
    }

    @Test func `a finding whose waiver ended is new, and was not fixed`() throws {
        try Self.withStore { store in
            _ = try store.record(Self.run(0, ["a", "b"]))
            let waived = try store.record(Self.run(10, ["b"], waived: ["a"]))
            #expect(waived.comparison?.fixed == [] && waived.comparison?.unseen == [])
            #expect(waived.comparison?.unchanged == 1)
            // What nobody saw in between is waived as far as anybody knows.
            _ = try store.record(Self.run(20, ["b"], unseen: ["a"]))
            let third = try store.record(Self.run(30, ["a", "b"]))
            #expect(third.comparison?.new == ["f-a"])
            #expect(third.comparison?.unchanged == 1)
            let fourth = try store.record(Self.run(40, ["a", "b"]))
            #expect(fourth.comparison?.new == [] && fourth.comparison?.unchanged == 2)
            let fixed = try store.record(Self.run(50, []))
            #expect(fixed.fixTimes == [FixTime(severity: .high, fixed: 2, median: 50)])
        }
    }

    @Test func `organizations do not see each other`() throws {
        try Self.withStore { store in
            _ = try store.record(Self.run(0, ["a"]))
            let other = try store.record(Self.run(1, ["a"], organization: "p"))
            #expect(other.comparison == nil)
            #expect(other.trend.count == 1)
            #expect(try store.runs(of: "p").count == 1)
        }
    }

    @Test func `forgetting runs keeps what is still there`() throws {
        try Self.withStore { store in
            for (index, ids) in [["a", "b"], ["b"], ["b"]].enumerated() {
                _ = try store.record(Self.run(Int64(index), ids))
            }
            #expect(try store.prune { $0.id < 3 } == 2)
            let runs = try store.runs()
            #expect(runs.map(\.id) == [3])
            #expect(try store.findings(after: runs[0]).map(\.resource.id) == ["b"])
            let next = try store.record(Self.run(9, []))
            #expect(next.comparison?.fixed.map(\.resource.id) == ["b"])
            #expect(next.fixTimes == [FixTime(severity: .high, fixed: 1, median: 9)])
        }
    }

    @Test func `a trend has thirty runs`() throws {
        try Self.withStore { store in
            for index in 0..<32 { _ = try store.record(Self.run(Int64(index), ["a"])) }
            let trend = try store.record(Self.run(99, [])).trend
            #expect(trend.count == 30)
            #expect(trend.map(\.time.seconds) == Array(3...31) + [99])
        }
    }
}
