import CNDJSON
import Observations

/// A bool of each line.
class FlagNode: ColumnNode {
    final let flags = Vector<Bool>()

    override final func compute(_ batch: ColumnBatch) {
        flags.reserve(batch.count)
        computeFlags(batch)
    }

    func computeFlags(_ batch: ColumnBatch) {
        preconditionFailure("every column of bools computes them")
    }
}

/// A field.
final class FlagFieldNode: FlagNode {
    private let path: FieldPath

    init(_ path: FieldPath) {
        self.path = path
    }

    override func computeFlags(_ batch: ColumnBatch) {
        let flags = flags.start
        path.forEach(batch, states.start) { line, slot in
            guard slot.kind == UInt8(ndjson_true) || slot.kind == UInt8(ndjson_false) else { return ColumnState.doubt }
            flags[line] = slot.kind == UInt8(ndjson_true)
            return ColumnState.value
        }
    }
}

/// The same bool for every line.
final class FlagConstantNode: FlagNode {
    let flag: Bool

    init(_ flag: Bool) {
        self.flag = flag
    }

    override func computeFlags(_ batch: ColumnBatch) {
        states.fill(batch.count, with: ColumnState.value)
        flags.fill(batch.count, with: flag)
    }
}

/// A bool in place of one that is not there.
final class FlagAlternativeNode: FlagNode {
    private let first: FlagNode
    private let second: FlagNode

    init(_ first: FlagNode, _ second: FlagNode) {
        self.first = first
        self.second = second
    }

    override func computeFlags(_ batch: ColumnBatch) {
        first.prepare(batch)
        second.prepare(batch)
        for line in 0..<batch.count {
            let node = first.states.start[line] == ColumnState.none ? second : first
            states.start[line] = node.states.start[line]
            flags.start[line] = states.start[line] == ColumnState.value && node.flags.start[line]
        }
    }
}
