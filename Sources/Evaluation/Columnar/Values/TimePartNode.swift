import CEL
import Observations

/// A part of an instant's date and time of day in UTC.
final class TimePartNode: NumberNode {
    enum Part: String {
        case getFullYear, getMonth, getDate, getDayOfMonth, getDayOfWeek, getHours, getMinutes, getSeconds
    }

    private let part: Part
    private let time: TimeNode

    init(_ part: Part, _ time: TimeNode) {
        self.part = part
        self.time = time
    }

    override func computeNumbers(_ batch: ColumnBatch) {
        time.prepare(batch)
        for line in 0..<batch.count {
            let state = time.states.start[line]
            states.start[line] = state == ColumnState.value ? state : ColumnState.doubt
            guard state == ColumnState.value else { continue }
            let date = CELCalendarDate(secondsOfEpoch: time.instants.start[line].seconds)
            numbers.start[line] =
                switch part {
                case .getFullYear: date.year
                case .getMonth: date.month - 1
                case .getDate: date.day
                case .getDayOfMonth: date.day - 1
                case .getDayOfWeek: date.weekday
                case .getHours: date.hour
                case .getMinutes: date.minute
                case .getSeconds: date.second
                }
        }
    }
}
