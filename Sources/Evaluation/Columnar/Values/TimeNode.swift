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
        usual(text.start, text.count) ?? CELTimestamp(rfc3339: text.string).map(Instant.init)
    }

    /// `2009-02-13T23:31:30Z`, with a fraction of up to nine digits, or with an offset; nil for other forms.
    @inline(__always)
    private static func usual(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Instant? {
        guard count >= 20, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"), bytes[10] == UInt8(ascii: "T"),
            bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":")
        else { return nil }
        var isWrong = false
        @inline(__always) func two(_ place: Int) -> Int {
            let tens = bytes[place] &- UInt8(ascii: "0")
            let ones = bytes[place + 1] &- UInt8(ascii: "0")
            isWrong = isWrong || tens > 9 || ones > 9
            return Int(tens) &* 10 &+ Int(ones)
        }
        let year = two(0) * 100 + two(2)
        let month = two(5)
        let day = two(8)
        let hour = two(11)
        let minute = two(14)
        let second = two(17)
        // Days that not every month has are left to the other reader.
        guard !isWrong, year >= 2, year <= 9998, month >= 1, month <= 12, day >= 1, day <= 28 || isLong(month, day),
            hour < 24, minute < 60, second < 60
        else { return nil }
        var place = 19
        var nanoseconds: Int32 = 0
        if bytes[place] == UInt8(ascii: ".") {
            place += 1
            var unit: Int32 = 100_000_000
            let start = place
            while place < count, bytes[place] &- UInt8(ascii: "0") < 10 {
                guard unit > 0 else { return nil }
                nanoseconds += Int32(bytes[place] &- UInt8(ascii: "0")) * unit
                unit /= 10
                place += 1
            }
            guard place > start else { return nil }
        }
        var offset = 0
        if place + 1 == count, bytes[place] == UInt8(ascii: "Z") {
            // Greenwich.
        } else if place + 6 == count, bytes[place + 3] == UInt8(ascii: ":"),
            bytes[place] == UInt8(ascii: "+") || bytes[place] == UInt8(ascii: "-")
        {
            let hours = two(place + 1)
            let minutes = two(place + 4)
            guard !isWrong, hours < 24, minutes < 60 else { return nil }
            offset = (hours * 3_600 + minutes * 60) * (bytes[place] == UInt8(ascii: "-") ? -1 : 1)
        } else {
            return nil
        }
        let seconds = days(year, month, day) * 86_400 + hour * 3_600 + minute * 60 + second - offset
        return Instant(seconds: Int64(seconds), nanoseconds: nanoseconds)
    }

    /// Whether every year has that day beyond the 28th of the month.
    @inline(__always)
    private static func isLong(_ month: Int, _ day: Int) -> Bool {
        guard month != 2 else { return false }
        return day <= 30
            || (day == 31
                && (month == 1 || month == 3 || month == 5 || month == 7 || month == 8 || month == 10 || month == 12))
    }

    /// Since 1970-01-01. See https://howardhinnant.github.io/date_algorithms.html#days_from_civil.
    @inline(__always)
    private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let year = month <= 2 ? year - 1 : year
        let era = year / 400
        let yearOfEra = year - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }
}
