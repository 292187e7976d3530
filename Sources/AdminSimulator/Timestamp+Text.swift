extension Timestamp {
    /// `2026-07-01T10:30:00Z`, with milliseconds when there are any.
    var rfc3339: String {
        let parts = self.parts
        let milliseconds = nanoseconds / 1_000_000
        let fraction = milliseconds == 0 ? "" : "." + Self.padded(Int(milliseconds), 3)
        return "\(parts.date)T\(parts.time)\(fraction)Z"
    }

    /// `2026-07-01T10:30:00Z`, never with a fraction.
    var rfc3339Seconds: String {
        "\(parts.date)T\(parts.time)Z"
    }

    /// `2026-07-01T10:30Z`: the spelling without seconds that Atlassian's gateway is seen to use.
    var minutePrecision: String {
        "\(parts.date)T\(parts.time.dropLast(3))Z"
    }

    /// `Wed, 01 Jul 2026 10:30:00 GMT`. See https://www.rfc-editor.org/rfc/rfc9110#name-date-time-formats.
    var httpDate: String {
        let days = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let parts = self.parts
        let day = days[((parts.daysSinceEpoch % 7) + 7) % 7]
        return "\(day), \(Self.padded(parts.day, 2)) \(months[parts.month - 1]) "
            + "\(Self.padded(parts.year, 4)) \(parts.time) GMT"
    }

    /// The calendar's view of an instant.
    private struct Parts {
        let daysSinceEpoch: Int
        let year: Int
        let month: Int
        let day: Int
        let time: String

        var date: String {
            [padded(year, 4), padded(month, 2), padded(day, 2)].joined(separator: "-")
        }
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }

    /// See https://howardhinnant.github.io/date_algorithms.html#civil_from_days.
    private var parts: Parts {
        let secondOfDay = Int(((seconds % 86_400) + 86_400) % 86_400)
        let days = (Int(seconds) - secondOfDay) / 86_400
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        let time = [secondOfDay / 3600, secondOfDay / 60 % 60, secondOfDay % 60]
            .map { Self.padded($0, 2) }.joined(separator: ":")
        return Parts(
            daysSinceEpoch: days,
            year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
            month: month,
            day: dayOfYear - (153 * monthFromMarch + 2) / 5 + 1,
            time: time)
    }
}
