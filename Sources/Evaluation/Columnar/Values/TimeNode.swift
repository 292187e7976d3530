import CEL
import CNDJSON
import Observations

/// An instant as columns have it.
struct Instant: BitwiseCopyable {
    var seconds: Int64
    var nanoseconds: Int32

    init(seconds: Int64, nanoseconds: Int32) {
        self.seconds = seconds
        self.nanoseconds = nanoseconds
    }

    init(_ timestamp: CELTimestamp) {
        self.init(seconds: timestamp.seconds, nanoseconds: timestamp.nanoseconds)
    }

    var timestamp: CELTimestamp? {
        CELTimestamp(seconds: seconds, nanoseconds: nanoseconds)
    }
}

/// An instant of each line.
class TimeNode: ColumnNode {
    final let instants = Vector<Instant>()

    override final func compute(_ batch: ColumnBatch) {
        instants.reserve(batch.count)
        computeInstants(batch)
    }

    func computeInstants(_ batch: ColumnBatch) {
        preconditionFailure("every column of instants computes them")
    }
}

/// A field.
final class TimeFieldNode: TimeNode {
    private let path: FieldPath

    init(_ path: FieldPath) {
        self.path = path
    }

    override func computeInstants(_ batch: ColumnBatch) {
        let bytes = batch.bytes
        let instants = instants.start
        path.forEach(batch, states.start) { line, slot in
            guard slot.kind == UInt8(ndjson_string), slot.flags == 0 else { return ColumnState.doubt }
            let text = TextSlice(start: bytes + Int(slot.start), count: Int(slot.length))
            guard let instant = InstantText.read(text) else { return ColumnState.doubt }
            instants[line] = instant
            return ColumnState.value
        }
    }
}

/// The same instant for every line.
final class TimeConstantNode: TimeNode {
    let instant: Instant

    init(_ timestamp: CELTimestamp) {
        instant = Instant(timestamp)
    }

    override func computeInstants(_ batch: ColumnBatch) {
        states.fill(batch.count, with: ColumnState.value)
        instants.fill(batch.count, with: instant)
    }
}

/// An instant so much later or earlier.
final class TimeShiftNode: TimeNode {
    private let operand: TimeNode
    private let duration: CELDuration
    private let isBackward: Bool

    init(_ operand: TimeNode, _ duration: CELDuration, isBackward: Bool) {
        self.operand = operand
        self.duration = duration
        self.isBackward = isBackward
    }

    override func computeInstants(_ batch: ColumnBatch) {
        operand.prepare(batch)
        for line in 0..<batch.count {
            states.start[line] = operand.states.start[line] == ColumnState.value ? ColumnState.value : ColumnState.doubt
            guard states.start[line] == ColumnState.value else { continue }
            let timestamp = operand.instants.start[line].timestamp
            let moved = isBackward ? timestamp?.subtracting(duration) : timestamp?.adding(duration)
            if let moved {
                instants.start[line] = Instant(moved)
            } else {
                states.start[line] = ColumnState.doubt
            }
        }
    }
}

/// The time from one instant to another, in nanoseconds.
final class TimeDistanceNode: NumberNode {
    private let end: TimeNode
    private let start: TimeNode

    init(_ end: TimeNode, _ start: TimeNode) {
        self.end = end
        self.start = start
    }

    override func computeNumbers(_ batch: ColumnBatch) {
        end.prepare(batch)
        start.prepare(batch)
        for line in 0..<batch.count {
            states.start[line] = ColumnState.doubt
            guard end.states.start[line] | start.states.start[line] == ColumnState.value,
                let first = start.instants.start[line].timestamp,
                let distance = end.instants.start[line].timestamp?.since(first)
            else { continue }
            states.start[line] = ColumnState.value
            numbers.start[line] = distance.totalNanoseconds
        }
    }
}

/// Reads instants.
enum InstantText {
    /// What `CELTimestamp(rfc3339:)` reads, the usual forms without making a string of them.
    @inline(__always)
    static func read(_ text: TextSlice) -> Instant? {
        var instant = Instant(seconds: 0, nanoseconds: 0)
        if ndjson_read_time(text.start, text.count, &instant.seconds, &instant.nanoseconds) { return instant }
        return CELTimestamp(rfc3339: text.string).map(Instant.init)
    }
}
