import Observations
import Rules

/// Rules over the lines of one file, or over resources in memory, as far as one task sees them.
final class RuleSetWorker: ColumnWorker, @unchecked Sendable {
    // One task at a time calls it, and nobody else looks until that has ended. Hence the unchecked.
    let rules: [RuleColumns]
    private let lines = LineStates()
    private let numbers: ResourceNumbers

    init(_ rules: [CompiledRule], _ run: RunScope, _ columns: FieldColumns) {
        let compiler = ColumnCompiler(run, columns)
        numbers = compiler.numbers
        self.rules = rules.map { RuleColumns($0, compiler) }
    }

    func consume(_ batch: ColumnBatch) {
        lines.prepare(batch)
        numbers.begin(batch)
        for rule in rules { rule.add(batch, lines) }
    }

    /// What each rule says of all that the workers saw, which have the same rules; asked for once.
    static func tallies(of workers: [RuleSetWorker]) -> [Tally] {
        guard let first = workers.first else { return [] }
        var tallies = first.rules.map { _ in Tally() }
        var pieces = first.rules.map { _ in [FindingPiece]() }
        var count: UInt32 = 0
        for worker in workers {
            for (place, rule) in worker.rules.enumerated() {
                let found = rule.finish()
                tallies[place].merge(found.tally)
                pieces[place] += found.pieces.map { $0.after(count) }
            }
            count += worker.numbers.count
        }
        let order = ResourceOrder(of: pieces, count: Int(count))
        let sorted = ParallelBlocks(pieces.indices, size: 1) { [pieces] places in
            places.map { order.sorted(pieces[$0]) }
        }
        for (place, findings) in sorted.wait().joined().enumerated() { tallies[place].addSorted(findings) }
        return tallies
    }

    /// Calls `body` with the places of each rule and of each line that it may select, and with what it says of it.
    func forEachJudgement(_ batch: ColumnBatch, _ body: (_ rule: Int, _ line: Int, Judgement) -> Void) {
        lines.prepare(batch)
        for (place, rule) in rules.enumerated() {
            rule.forEachJudgement(batch, lines) { body(place, $0, $1) }
        }
    }
}
