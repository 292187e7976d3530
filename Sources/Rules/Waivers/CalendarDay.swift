package import CEL

/// A day in UTC, as files spell it: `2027-01-31`.
package struct CalendarDay: Hashable, Sendable {
    /// 00:00 of the day.
    package let start: CELTimestamp

    /// Nil for a text that is no day between the years 1 and 9999.
    package init?(_ text: String) {
        guard text.utf8.count == 10, let start = CELTimestamp(rfc3339: text + "T00:00:00Z") else { return nil }
        self.start = start
    }

    /// The day in which an instant lies.
    package init(of instant: CELTimestamp) {
        let seconds = instant.seconds - (instant.seconds % 86_400 + 86_400) % 86_400
        start = CELTimestamp(seconds: seconds) ?? .epoch
    }

    /// The day so many days later; itself where there is no such day.
    package func adding(days: Int) -> CalendarDay {
        let (seconds, overflow) = Int64(days).multipliedReportingOverflow(by: 86_400)
        let later = overflow ? nil : CELTimestamp(seconds: start.seconds &+ seconds)
        return CalendarDay(of: later ?? start)
    }

    /// How many days later than the other it is; less than nothing where it is earlier.
    package func days(since other: CalendarDay) -> Int {
        Int((start.seconds - other.start.seconds) / 86_400)
    }
}

extension CalendarDay: Comparable {
    package static func < (left: CalendarDay, right: CalendarDay) -> Bool {
        left.start < right.start
    }
}

extension CalendarDay: CustomStringConvertible {
    package var description: String {
        String("\(start)".prefix(10))
    }
}
