import Observations

/// A bool as a condition.
final class FlagTruthNode: TruthNode {
    private let node: FlagNode

    init(_ node: FlagNode) {
        self.node = node
    }

    override func compute(_ batch: ColumnBatch, _ mask: LineMask) {
        node.prepare(batch)
        let flags = node.flags.start
        test(batch, node.states.start) { flags[$0] }
    }
}
