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
        states.fillOnce(batch.count, with: ColumnState.value)
        flags.fillOnce(batch.count, with: flag)
    }
}
