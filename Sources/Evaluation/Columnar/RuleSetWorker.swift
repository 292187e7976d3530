import Observations
import Rules

/// Rules over the lines of one file, or over resources in memory, as far as one task sees them.
final class RuleSetWorker: ColumnWorker, @unchecked Sendable {
    // One task at a time calls it, and nobody else looks until that has ended. Hence the unchecked.
    let rules: [RuleColumns]
    private let lines = LineStates()

    init(_ rules: [CompiledRule], _ run: RunScope, _ columns: FieldColumns) {
        let compiler = ColumnCompiler(run, columns)
        self.rules = rules.map { RuleColumns($0, compiler) }
    }

    func consume(_ batch: ColumnBatch) {
        lines.prepare(batch)
        for rule in rules { rule.add(batch, lines) }
    }

    /// Calls `body` with the places of each rule and of each line that it may select, and with what it says of it.
    func forEachJudgement(_ batch: ColumnBatch, _ body: (_ rule: Int, _ line: Int, Judgement) -> Void) {
        lines.prepare(batch)
        for (place, rule) in rules.enumerated() {
            rule.forEachJudgement(batch, lines) { body(place, $0, $1) }
        }
    }
}
