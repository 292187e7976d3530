import CNDJSON
import Observations

/// What a line has in place of a value.
enum ColumnState {
    static let value: UInt8 = 0
    /// An optional without a value.
    static let none: UInt8 = 1
    /// An error, unknown, or more than columns can tell: the interpreter has to say.
    static let doubt: UInt8 = 2
}

/// A value of each line of a batch. Used by one task at a time.
class ColumnNode {
    /// By line, as `ColumnState` says.
    final let states = Vector<UInt8>()
    @exclusivity(unchecked) private final var generation = -1

    /// Sees to it that the values are those of the batch.
    final func prepare(_ batch: ColumnBatch) {
        let current = batch.generation
        guard generation != current else { return }
        generation = current
        states.reserve(batch.count)
        compute(batch)
    }

    /// Computes state and value of every line; of those that are rejected or odd whatever comes.
    func compute(_ batch: ColumnBatch) {
        preconditionFailure("every column computes its values")
    }
}

/// Where a field's values are, and what it means that there is none.
struct FieldPath {
    /// The objects on the way: what an absent one means.
    var guards: [(column: Int, state: UInt8)] = []
    var column: Int
    /// What absence of the value itself means.
    var absence: UInt8

    /// Equal only where the values are the same.
    var meaning: String {
        "\(column) \(absence)" + guards.map { " \($0.column)-\($0.state)" }.joined()
    }

    /// The state that an object on the way gives to the line; `value` where all are there.
    @inline(__always)
    func guardState(_ slots: UnsafePointer<ndjson_slot>) -> UInt8 {
        for (column, state) in guards where slots[column].kind != UInt8(ndjson_object) {
            return state
        }
        return ColumnState.value
    }

    /// Tells states and values apart: `read` gets what is there.
    @inline(__always)
    func forEach(
        _ batch: ColumnBatch, _ states: UnsafeMutablePointer<UInt8>,
        _ read: (Int, ndjson_slot) -> UInt8
    ) {
        let stride = batch.columnCount
        var slots = batch.slots
        for line in 0..<batch.count {
            let slot = slots[column]
            if guards.isEmpty || guardState(slots) == ColumnState.value {
                states[line] = slot.kind <= UInt8(ndjson_null) ? absence : read(line, slot)
            } else {
                states[line] = guardState(slots)
            }
            slots += stride
        }
    }
}

/// An object of which only matters whether it is there.
final class ObjectNode: ColumnNode {
    private let path: FieldPath

    init(_ path: FieldPath) {
        self.path = path
    }

    override func compute(_ batch: ColumnBatch) {
        path.forEach(batch, states.start) { _, slot in
            slot.kind == UInt8(ndjson_object) ? ColumnState.value : ColumnState.doubt
        }
    }
}
