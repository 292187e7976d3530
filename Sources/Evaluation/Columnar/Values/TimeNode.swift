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
    final let instants: Vector<Instant>

    init(_ instants: Vector<Instant> = Vector()) {
        self.instants = instants
    }

    override final func compute(_ batch: ColumnBatch) {
        instants.reserve(batch.count)
        computeInstants(batch)
    }

    func computeInstants(_ batch: ColumnBatch) {
        preconditionFailure("every column of instants computes them")
    }

    /// Gives `body` the instant of a line that has one as RFC 3339, as `CELTimestamp` writes it; false where there is no such text.
    func withText(_ batch: ColumnBatch, _ line: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Void) -> Bool {
        guard let timestamp = instants.start[line].timestamp else { return false }
        timestamp.withText(body)
        return true
    }
}

/// The instants in a column, whatever it means that there is none.
final class InstantColumn {
    private let column: Int
    let instants = Vector<Instant>()
    /// By line, whether there is an instant.
    private let found = Vector<Bool>()
    private var generation = -1

    init(_ column: Int) {
        self.column = column
    }

    /// Reads the instants of the batch; gives by line whether there is one.
    func prepare(_ batch: ColumnBatch) -> UnsafePointer<Bool> {
        let (current, count) = (batch.generation, batch.count)
        guard generation != current else { return UnsafePointer(found.start) }
        generation = current
        instants.reserve(count)
        found.reserve(count)
        let (instants, found, bytes, stride) = (instants.start, found.start, batch.bytes, batch.columnCount)
        var slot = batch.slots + column
        for line in 0..<count {
            found[line] = false
            if slot.pointee.kind == UInt8(ndjson_string), slot.pointee.flags == 0,
                let instant = InstantText.read(
                    TextSlice(start: bytes + Int(slot.pointee.start), count: Int(slot.pointee.length)))
            {
                instants[line] = instant
                found[line] = true
            }
            slot += stride
        }
        return UnsafePointer(found)
    }
}

/// A field.
final class TimeFieldNode: TimeNode {
    private let path: FieldPath
    private let column: InstantColumn

    init(_ path: FieldPath, _ column: InstantColumn) {
        self.path = path
        self.column = column
        super.init(column.instants)
    }

    override func computeInstants(_ batch: ColumnBatch) {
        let found = column.prepare(batch)
        path.forEach(batch, states.start) { line, _ in found[line] ? ColumnState.value : ColumnState.doubt }
    }

    override func withText(_ batch: ColumnBatch, _ line: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Void) -> Bool {
        let slot = batch.slots(at: line)[path.column]
        let text = UnsafeBufferPointer(start: batch.bytes + Int(slot.start), count: Int(slot.length))
        guard InstantText.isAsWritten(text) else { return super.withText(batch, line, body) }
        body(text)
        return true
    }
}

/// The same instant for every line.
final class TimeConstantNode: TimeNode {
    let instant: Instant

    init(_ timestamp: CELTimestamp) {
        instant = Instant(timestamp)
    }

    override func computeInstants(_ batch: ColumnBatch) {
        states.fillOnce(batch.count, with: ColumnState.value)
        instants.fillOnce(batch.count, with: instant)
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

    /// Whether the text of an instant is how `CELTimestamp` writes it: in UTC and whole seconds, as most are.
    static func isAsWritten(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        text.count == 20 && text[10] == UInt8(ascii: "T") && text[19] == UInt8(ascii: "Z")
    }
}
