import CEL
import Observations
import Rules

/// Rules of one kind over resources in memory: on columns where there are many, one by one where there are few.
struct ResourceJudge {
    private let rules: [CompiledRule]
    private let resources: [Resource]
    /// Places of the resources that are judged.
    private let rows: [Int]
    private let run: RunScope
    private let columns: (worker: RuleSetWorker, batch: ResourceBatch)?

    /// - Parameter fewest: From how many rows on columns are made.
    init(_ rules: [CompiledRule], of resources: [Resource], rows: [Int], in run: RunScope, fewest: Int) {
        self.rules = rules
        self.resources = resources
        self.rows = rows
        self.run = run
        // Resources of tests have the schema's own names, in which a field may stand in more than one place.
        guard !rules.isEmpty, rows.count >= fewest, let first = rows.first, resources[first].layout.shape == .api else {
            columns = nil
            return
        }
        let fields = FieldColumns(resources[first].layout, unlistedDetails: [])
        let worker = RuleSetWorker(rules, run, fields)
        columns = (worker, ResourceBatch(fields))
    }

    /// Calls `body` with the places of each rule and of each resource that it may select, and with what it says of it. For each rule
    /// resources come in the order of the rows.
    func forEachJudgement(_ body: (_ rule: Int, _ row: Int, Judgement) -> Void) {
        forEachPart { worker, batch, rows in
            worker.forEachJudgement(batch) { body($0, rows[rows.startIndex + $1], $2) }
        } otherwise: { rows in
            for (place, rule) in rules.enumerated() {
                let scope = ResourceScope(rule, in: run)
                for row in rows {
                    scope.select(ResourceObject(resources[row]))
                    let judgement = scope.judge(rule)
                    if case .notSelected = judgement { continue }
                    body(place, row, judgement)
                }
            }
        }
    }

    /// What each rule says of the resources; asked for once.
    func tallies() -> [Tally] {
        var tallies = rules.map { _ in Tally() }
        forEachPart { worker, batch, _ in
            worker.consume(batch)
        } otherwise: { rows in
            for (place, rule) in rules.enumerated() {
                let writer = FindingWriter(rule: rule, run: run, scope: ResourceScope(rule, in: run))
                for row in rows {
                    writer.scope.select(ResourceObject(resources[row]))
                    tallies[place].add(resources[row], writer.scope.judge(rule), writer)
                }
            }
        }
        let onColumns = RuleSetWorker.tallies(of: columns.map { [$0.worker] } ?? [])
        for (place, tally) in onColumns.enumerated() { tallies[place].merge(tally) }
        return tallies
    }

    /// Calls one of the bodies with some rows after the other; `onColumns` has them as lines.
    private func forEachPart(
        onColumns: (RuleSetWorker, ColumnBatch, ArraySlice<Int>) -> Void, otherwise: (ArraySlice<Int>) -> Void
    ) {
        guard let columns else { return otherwise(rows[...]) }
        var rest = rows[...]
        while !rest.isEmpty {
            let part = rest.prefix(ResourceBatch.size)
            rest = rest.dropFirst(part.count)
            if columns.batch.take(part.map { resources[$0] }) {
                onColumns(columns.worker, columns.batch.columns, part)
            } else {
                otherwise(part)
            }
        }
    }
}
