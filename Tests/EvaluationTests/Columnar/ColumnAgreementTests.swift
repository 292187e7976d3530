import Evaluation
import JSON
import Observations
import RandomCEL
import Rules
import Testing

/// Columns and the interpreter agree, whatever the organization and the expressions are.
struct ColumnAgreementTests {
    /// A hundred lines for each rule; 100,000 pairs of a rule and a line in all.
    private static let rounds = 26
    private static let rules = 40
    private static let lines = 100
    /// Every so many rounds, what is said of the lines is compared too, and not only what they come to.
    private static let roundsToWhole = 5

    @Test func `random conditions come to the same on columns`() async throws {
        let seed = UInt64.random(in: 0..<1_000_000_000)
        print("column agreement: seed \(seed)")
        let judged = try await withThrowingTaskGroup(of: Int.self) { group in
            for first in 0..<2 {
                group.addTask {
                    var judged = 0
                    for round in stride(from: first, to: Self.rounds, by: 2) {
                        await Task.yield()
                        judged += try await Self.judge(seed, round)
                    }
                    return judged
                }
            }
            return try await group.reduce(0, +)
        }
        print("column agreement: \(judged) rules on lines")
        #expect(judged >= 100_000)
    }

    /// How many pairs of a rule and a line were compared.
    private static func judge(_ first: UInt64, _ round: Int) async throws -> Int {
        let seed = first &+ UInt64(round) &* 1_000_003
        var users = RandomUsers(random: SeededRandom(seed: seed))
        let lines = (0..<Self.lines).map { users.line($0) }
        let rules = try Self.rules(seed)
        let details = users.random.pick(["all", "all", "some", "none"])
        let fixture = try SnapshotFixture(
            [.user: Array(lines.joined(separator: "\n").utf8)],
            [.user: #", "details": {"role_assignments": "\#(details)"}"#])
        let comparison = try await JudgementComparison.comparing(rules, of: .user, in: fixture.reader())
        for difference in comparison.differences { Issue.record("seed \(first), round \(round): \(difference)") }
        if round.isMultiple(of: roundsToWhole) { try await compareFindings(rules, fixture, "seed \(first)") }
        return comparison.judgedCount
    }

    private static func compareFindings(
        _ rules: CompiledRuleSet, _ fixture: SnapshotFixture, _ comment: Comment
    ) async throws {
        let expected = try fixture.interpreted(rules)
        let found = try await fixture.columnar(rules)
        guard expected.lines != found.lines else { return }
        for (rule, other) in zip(expected.rules, found.rules) {
            var (expected, found) = (expected, found)
            expected.rules = [rule]
            found.rules = [other]
            guard let (left, right) = zip(expected.lines, found.lines).first(where: { $0 != $1 }) else { continue }
            let source = rules.rules.first { $0.metadata.id == rule.rule.id }
            Issue.record(
                """
                \(comment): where \(source?.condition?.source.text ?? "") require \(source?.requirement?.source.text ?? "")
                  interpreted: \(left)
                  on columns:  \(right)
                """)
        }
        #expect(expected.lines.count == found.lines.count, comment)
    }

    private static func rules(_ seed: UInt64) throws -> CompiledRuleSet {
        var conditions = RandomConditions(seed: seed)
        var set: CompiledRuleSet?
        var count = 0
        while count < rules {
            guard let rule = try? rule(count, conditions.condition(), conditions.condition()) else { continue }
            count += 1
            if set == nil {
                set = rule
            } else {
                set?.rules += rule.rules
            }
        }
        return try #require(set)
    }

    /// Throws where the checker finds the expressions wrong.
    private static func rule(_ number: Int, _ condition: String, _ requirement: String) throws -> CompiledRuleSet {
        func quoted(_ text: String) -> String { JSONValue.string(text).serialized() }
        return try Compiling.rules(
            """
            apiVersion: tenet/v1
            rules:
              - id: rule-\(number)
                title: A rule
                severity: low
                for: user
                where: \(quoted(condition))
                require: \(quoted(requirement))
                message: "${user.account_id}: ${user.?name.orValue(\\"-\\")}, ${user.?created.orValue(now)}"
            """, allowsWarnings: true)
    }
}
