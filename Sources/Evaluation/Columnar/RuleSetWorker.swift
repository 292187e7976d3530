import Observations
import Rules

/// Rules over the lines of one file, or over resources in memory, as far as one task sees them.
final class RuleSetWorker: ColumnWorker, @unchecked Sendable {
    // One task at a time calls it, and nobody else looks until that has ended. Hence the unchecked.
    let rules: [RuleColumns]
    private let plain = Vector<UInt8>()

    init(_ rules: [CompiledRule], _ run: RunScope, _ columns: FieldColumns) {
        let compiler = ColumnCompiler(run, columns)
        self.rules = rules.map { RuleColumns($0, compiler) }
    }

    func consume(_ batch: ColumnBatch) {
        findPlain(batch)
        for rule in rules { rule.add(batch, plain: plain.start) }
    }

    /// Calls `body` with the places of each rule and of each line that it may select, and with what it says of it.
    func forEachJudgement(_ batch: ColumnBatch, _ body: (_ rule: Int, _ line: Int, Judgement) -> Void) {
        findPlain(batch)
        for (place, rule) in rules.enumerated() {
            rule.forEachJudgement(batch, plain: plain.start) { body(place, $0, $1) }
        }
    }

    private func findPlain(_ batch: ColumnBatch) {
        plain.reserve(batch.count)
        for (line, state) in batch.states.enumerated() {
            if case .plain = state { plain.start[line] = 1 } else { plain.start[line] = 0 }
        }
    }
}
