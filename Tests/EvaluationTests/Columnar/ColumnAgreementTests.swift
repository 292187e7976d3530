import Evaluation
import JSON
import Observations
import RandomCEL
import Rules
import Testing

/// Columns and the interpreter agree, whatever the organization and the expressions are.
struct ColumnAgreementTests {
    /// A hundred lines for each condition; 100,000 pairs of a condition and a line in all.
    private static let rounds = 25
    private static let rules = 40
    private static let lines = 100

    @Test func `random conditions come to the same on columns`() async throws {
        let seed = UInt64.random(in: 0..<1_000_000_000)
        print("column agreement: seed \(seed)")
        var judged = 0
        for round in 0..<Self.rounds {
            judged += try await judge(seed &+ UInt64(round) &* 1_000_003, seed)
        }
        print("column agreement: \(judged) conditions on lines")
        #expect(judged >= 100_000)
    }

    /// How many pairs of a condition and a line were compared.
    private func judge(_ seed: UInt64, _ first: UInt64) async throws -> Int {
        var users = RandomUsers(random: SeededRandom(seed: seed))
        var conditions = RandomConditions(seed: seed)
        let lines = (0..<Self.lines).map { users.line($0) }
        var set: CompiledRuleSet?
        var count = 0
        while count < Self.rules {
            guard let rule = try? Self.rule(count, conditions.condition(), conditions.condition()) else { continue }
            count += 1
            if set == nil {
                set = rule
            } else {
                set?.rules += rule.rules
            }
        }
        let rules = try #require(set)
        let details = users.random.pick(["all", "all", "some", "none"])
        let fixture = try SnapshotFixture(
            [.user: Array(lines.joined(separator: "\n").utf8)],
            [.user: #", "details": {"role_assignments": "\#(details)"}"#])
        let expected = try fixture.interpreted(rules)
        let found = try await fixture.columnar(rules)
        if expected.lines != found.lines {
            for (rule, other) in zip(expected.rules, found.rules) {
                var (expected, found) = (expected, found)
                expected.rules = [rule]
                found.rules = [other]
                guard let (left, right) = zip(expected.lines, found.lines).first(where: { $0 != $1 }) else { continue }
                let source = rules.rules.first { $0.metadata.id == rule.rule.id }
                Issue.record(
                    """
                    seed \(first): where \(source?.condition?.source.text ?? "") require \(source?.requirement?.source.text ?? "")
                      interpreted: \(left)
                      on columns:  \(right)
                    """)
            }
            #expect(expected.lines.count == found.lines.count, "seed \(first)")
        }
        return Self.rules * Self.lines
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
