import CEL
import Foundation
import JSON
import Testing

@testable import Remediation

/// Documents that somebody has damaged or rewritten, at random: none is a crash, and none is taken for what it is not.
struct HostileDocumentTests {
    private static let seed =
        ProcessInfo.processInfo.environment["TENET_SEED"].flatMap { UInt64($0) } ?? .random(in: 0...(.max))

    /// Texts that are known to upset readers.
    private static let pieces = [
        "null", "-1", "1e999", "99999999999999999999", "\"\"", "[]", "{}", "\\ud800", "\\u0000", "\u{0}", "\u{FEFF}",
        "\"",
        "\\", "\n", "[[[[[[[[", "{\"a\":", "true", "2026-13-45T99:99:99Z", "../../etc/passwd", "status", ",", ":",
    ]

    /// The bytes with one to four places changed, taken out, doubled, moved or filled with something strange.
    private static func damaged(_ bytes: [UInt8], _ random: inout SplitMix) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<Int.random(in: 1...4, using: &random) where bytes.count > 2 {
            let start = Int.random(in: 0..<bytes.count, using: &random)
            let end = min(bytes.count, start + Int.random(in: 1...40, using: &random))
            switch Int.random(in: 0...5, using: &random) {
            case 0: bytes[start] ^= 1 << UInt8.random(in: 0...7, using: &random)
            case 1: bytes.removeSubrange(start..<end)
            case 2: bytes.insert(contentsOf: bytes[start..<end], at: start)
            case 3:
                let part = Array(bytes[start..<end])
                bytes.insert(contentsOf: part, at: Int.random(in: 0..<bytes.count, using: &random))
            case 4: bytes.replaceSubrange(start..<end, with: (pieces.randomElement(using: &random) ?? "").utf8)
            default: bytes.insert(contentsOf: (pieces.randomElement(using: &random) ?? "").utf8, at: start)
            }
        }
        return bytes
    }

    @Test func `a damaged plan is none`() throws {
        var random = SplitMix(state: Self.seed)
        let plan = try Plan.sample()
        let bytes = plan.fileBytes
        for number in 1...1_500 {
            let damaged = Self.damaged(bytes, &random)
            guard let read = try? Plan(fileBytes: damaged) else { continue }
            // Only the line end at the end is nobody's loss.
            #expect(
                read == plan && (damaged == bytes || damaged == bytes.dropLast()), "seed \(Self.seed), number \(number)"
            )
        }
    }

    @Test func `a damaged journal is none, or ends earlier`() throws {
        var random = SplitMix(state: Self.seed)
        let scratch = try ScratchFolder()
        let begin = JournalEvent.Begin(
            plan: try JSONValue(parsing: try Plan.sample().fileBytes), digest: "d", approval: [:], baseURL: "u",
            nonce: "n")
        let file = try JournalFile(creating: scratch.path("journal"), begin) { .epoch }
        let write = JournalEvent.Write(change: "c", stage: 0)
        try file.append(.intent(.init(write: write, policy: "p", before: ["a": 1], after: ["a": 2], body: ["b": 3])))
        try file.append(.sent(write, attempt: 1))
        try file.append(.response(write, .accepted))
        try file.append(.verified(write, policy: ["a": 2]))
        try file.append(.settled(change: "c", result: .verified, text: ""))
        let bytes = try scratch.bytes("journal")
        let whole = try Journal(bytes).records
        for number in 1...1_500 {
            guard let read = try? Journal(Self.damaged(bytes, &random)) else { continue }
            // The last line is followed by none that would hold its digest.
            let sure = read.records.dropLast()
            #expect(Array(whole.prefix(sure.count)) == Array(sure), "seed \(Self.seed), number \(number)")
        }
    }

    @Test func `a damaged approval is nobody's`() throws {
        var random = SplitMix(state: Self.seed)
        let key = SigningKey()
        let approval = try SignedApproval(
            of: .plan, digest: String(repeating: "ab", count: 32), by: "alice", key: key, approved: .epoch,
            expires: CELTimestamp(seconds: 3_600) ?? .epoch, weakenings: ["status"], lockouts: ["p1"])
        let bytes = Array(approval.json.serializedPretty().utf8)
        for number in 1...1_500 {
            guard let read = try? SignedApproval(file: Self.damaged(bytes, &random)) else { continue }
            #expect(read == approval || !read.isSigned(by: key.approverKey), "seed \(Self.seed), number \(number)")
        }
    }

    @Test func `a damaged standing approval is none, or another one that nobody signed`() throws {
        var random = SplitMix(state: Self.seed)
        let standing = try StandingApproval(StandingApprovalTests.document)
        let bytes = Array(StandingApprovalTests.document.serializedPretty().utf8)
        for number in 1...1_000 {
            let damaged = Self.damaged(bytes, &random)
            guard let json = try? DocumentReader.parse(damaged, "it"), let read = try? StandingApproval(json) else {
                continue
            }
            #expect((read == standing) == (read.digest == standing.digest), "seed \(Self.seed), number \(number)")
        }
    }

    @Test func `a damaged lock is held by whom it names, or shown as damaged`() throws {
        var random = SplitMix(state: Self.seed)
        let bytes = LockRecord(organization: "org-1", time: .epoch, journal: "j").json.serializedBytes()
        for _ in 1...500 {
            let damaged = Self.damaged(bytes, &random)
            _ = (try? DocumentReader.parse(damaged, "the lock")).flatMap { try? LockRecord($0) }
        }
    }
}
