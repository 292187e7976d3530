import CEL
import Evaluation
import JSON
import Observations
import RandomCEL
import Reporting
import Rules
import Testing

/// With waivers, counts by a key, a baseline and names hidden, the report on resources that were judged as they were read is that
/// on an inventory.
struct ReportAgreementTests {
    /// At least and at most.
    private static let rounds = (7, 70)
    private static let lines = 60
    private static let rules = 12

    @Test func `reports are the same byte for byte`() async throws {
        let seed = UInt64.random(in: 0..<1_000_000_000)
        print("report agreement: seed \(seed)")
        var seen = Seen()
        for round in 0..<Self.rounds.1 where round < Self.rounds.0 || !seen.isEverything {
            await Task.yield()
            try await compare(seed &+ UInt64(round) &* 1_000_003, first: seed, &seen)
        }
        // What it is about is there at all.
        #expect(seen.isEverything)
    }

    private struct Seen {
        var waived = 0, undecided = 0, resolved = 0, unseen = 0, keyed = 0

        var isEverything: Bool { waived > 0 && undecided > 0 && resolved > 0 && unseen > 0 && keyed > 0 }
    }

    private func compare(_ seed: UInt64, first: UInt64, _ seen: inout Seen) async throws {
        var users = RandomUsers(random: SeededRandom(seed: seed))
        var lines = (0..<Self.lines).map { users.line($0) }
        if users.random.chance(2) { lines[users.random.below(lines.count)] = "nonsense" }
        var generator = RandomRules(seed: seed)
        let rules = try generator.rules(Self.rules)
        let details = users.random.pick(["all", "some"])
        func fixture(_ lines: some Sequence<String>) throws -> SnapshotFixture {
            try SnapshotFixture(
                [.user: Array(lines.joined(separator: "\n").utf8)],
                [.user: #", "details": {"role_assignments": "\#(details)"}"#])
        }
        // Another day with some of the same users.
        let past = try fixture(lines.prefix(40) + (60..<90).map { users.line($0) }).interpreted(rules)
        let baseline = Baseline(of: past, keeping: [], fingerprint: Self.fingerprint)
        let fixture = try fixture(lines.dropFirst(20))

        let inventory = try fixture.reader().inventory()
        let interpreted = rules.assess(inventory, now: SnapshotFixture.now, onColumnsFrom: .max)
            .accepting(rules, on: inventory, today: Waiving.today)
        let expected = Self.report(interpreted, baseline, PersonalTexts.texts(in: inventory)) {
            inventory.ids(of: $0, among: $1)
        }

        let reader = try fixture.reader()
        let (assessment, conditions) = try await fixture.streamed(rules)
        let streamed = assessment.accepting(
            rules, on: try reader.inventory(of: []), conditions, today: Waiving.today)
        let found = Self.report(streamed, baseline, try await reader.personalTexts(of: .user)) {
            (try? reader.ids(of: $0, among: $1)) ?? []
        }
        for (expected, found) in zip(expected, found) where expected != found {
            Issue.record("seed \(first): inventory: \(expected)\n  streamed: \(found)")
            break
        }
        #expect(expected.count == found.count, "seed \(first)")
        seen.waived += interpreted.findings.count { $0.status == .waived }
        seen.undecided += interpreted.waiverNotices.count { $0.kind == .undecided }
        seen.resolved += expected.count { $0.contains("resolved ") }
        seen.unseen += expected.count { $0.contains("unseen ") }
        seen.keyed += rules.rules.count { $0.count?.key != nil }
    }

    /// The lines of the report, and what became of the baseline.
    private static func report(
        _ assessment: Assessment, _ baseline: Baseline, _ people: Set<CELStringKey>, seenIDs: @escaping SeenIDs
    ) -> [String] {
        let judge = PastJudge(assessment, seenIDs: seenIDs, fingerprint: fingerprint)
        let compared = assessment.compared(to: baseline, by: judge, fingerprint: fingerprint)
        let report = Report(
            toolVersion: "1", assessment: compared, snapshot: nil, rulesDigest: "", parameters: [], exitStatus: 0,
            apiCalls: 0, apiCallsByOperation: [:], appendFingerprint: { $1.append(Array(fingerprint($0).utf8)) }
        ).redacted(by: Redaction(PersonalNames(people)) { "\($0.utf8.count)" })
        let json = String(decoding: ReportFormat.json.render(report), as: UTF8.self)
        return json.split(separator: "\n").map(String.init)
            + (compared.baseline?.resolved ?? []).map { "resolved \($0.rule) \($0.resource.id)" }
            + (compared.baseline?.unseen ?? []).map { "unseen \($0.rule) \($0.resource.id)" }
    }

    /// Digits, as a fingerprint has.
    @Sendable private static func fingerprint(_ finding: Finding) -> String {
        let text = "\(finding.rule)/\(finding.resource.kind)/\(finding.resource.id)"
        return text.utf8.map { String($0, radix: 16) }.joined()
    }
}
