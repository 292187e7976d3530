import Observations

/// Whether a value is there: `has(…)`, `hasValue()`.
final class PresenceTruthNode: TruthNode {
    private let node: ColumnNode

    init(_ node: ColumnNode) {
        self.node = node
    }

    override func compute(_ batch: ColumnBatch, _ mask: LineMask) {
        node.prepare(batch)
        let (results, states) = (results.start, node.states.start)
        for line in 0..<batch.count {
            results[line] =
                switch states[line] {
                case ColumnState.value: ColumnTruth.yes
                case ColumnState.none: ColumnTruth.no
                default: ColumnTruth.doubt
                }
        }
    }
}
