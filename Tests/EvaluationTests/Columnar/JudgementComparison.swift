import CEL
import Observations
import RandomCEL
import Rules

@testable import Evaluation

/// Holds what columns say of each line against what the interpreter says of the resource that it is.
final class JudgementComparison: ColumnWorker, @unchecked Sendable {
    // One task at a time calls it, and nobody else looks until that has ended. Hence the unchecked.
    private let rules: [CompiledRule]
    private let columns: RuleSetWorker
    private let scopes: [ResourceScope]
    /// How many pairs of a rule and a resource were compared.
    private(set) var judgedCount = 0
    private(set) var differences: [String] = []

    private init(_ rules: CompiledRuleSet, beside inventory: Inventory, _ columns: FieldColumns) {
        self.rules = rules.rules
        self.columns = RuleSetWorker(rules.rules, RunScope(rules, inventory, now: SnapshotFixture.now), columns)
        let run = RunScope(rules, inventory, now: SnapshotFixture.now)
        scopes = rules.rules.map { ResourceScope($0, in: run) }
    }

    /// Reads the resources of a kind, of which all rules must be.
    static func comparing(
        _ rules: CompiledRuleSet, of kind: ResourceKind, in snapshot: SnapshotReader
    ) async throws -> JudgementComparison {
        let inventory = try snapshot.inventory(of: Set(ResourceKind.allCases).subtracting([kind]))
        guard let columns = snapshot.columns(of: kind) else { throw NoLines() }
        let read = try await snapshot.readColumns(of: kind, columns) {
            [JudgementComparison(rules, beside: inventory, columns)]
        }
        guard let comparison = read?.workers.first else { throw NoLines() }
        return comparison
    }

    struct NoLines: Error {}

    func consume(_ batch: ColumnBatch) {
        var found = rules.map { _ in Array(repeating: Judgement.notSelected, count: batch.count) }
        columns.forEachJudgement(batch) { found[$0][$1] = $2 }
        for line in 0..<batch.count where batch.states[line] != .rejected {
            guard let resource = batch.resource(at: line) else { continue }
            for (place, rule) in rules.enumerated() {
                scopes[place].select(ResourceObject(resource))
                let expected = scopes[place].judge(rule)
                judgedCount += 1
                guard !expected.agrees(with: found[place][line]) else { continue }
                differences.append(
                    """
                    where \(rule.condition?.source.text ?? "") require \(rule.requirement?.source.text ?? "")
                      of \(resource.id) interpreted: \(expected), on columns: \(found[place][line])
                    """)
            }
        }
    }
}

extension Judgement {
    fileprivate func agrees(with other: Judgement) -> Bool {
        switch (self, other) {
        case (.notSelected, .notSelected), (.compliant, .compliant), (.violation, .violation): true
        case (.harmless(let left), .harmless(let right)): left.agrees(with: right)
        case (.undecided(let left, let first), .undecided(let right, let second)):
            left.agrees(with: right)
                && (first.map { $0.agrees(with: second ?? .null) } ?? (second == nil))
        default: false
        }
    }
}
