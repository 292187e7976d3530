/// A date and time of day of the proleptic Gregorian calendar, without a zone.
/// See https://howardhinnant.github.io/date_algorithms.html for the arithmetic.
package struct CELCalendarDate {
    /// From 1 before Christ as 0.
    package var year: Int64
    /// From 1.
    package var month: Int64
    /// From 1.
    package var day: Int64
    /// From 0, as the others.
    package var hour: Int64
    package var minute: Int64
    package var second: Int64
    /// From 0, Sunday.
    package var weekday: Int64

    /// The date and time at so many seconds from the beginning of 1970.
    package init(secondsOfEpoch seconds: Int64) {
        let days = Self.floorDivide(seconds, 86_400)
        let time = seconds - days * 86_400
        // Years begin in March here, so that the day of a leap year is the last one.
        let shifted = days + 719_468
        let era = Self.floorDivide(shifted, 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        hour = time / 3_600
        minute = time / 60 % 60
        second = time % 60
        weekday = days + 4 - Self.floorDivide(days + 4, 7) * 7
    }

    /// Days since 1970-01-01.
    static func days(year: Int64, month: Int64, day: Int64) -> Int64 {
        let year = month <= 2 ? year - 1 : year
        let era = floorDivide(year, 400)
        let yearOfEra = year - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// How many days a month has.
    static func daysInMonth(_ month: Int64, of year: Int64) -> Int64 {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// From 0.
    var dayOfYear: Int64 {
        Self.days(year: year, month: month, day: day) - Self.days(year: year, month: 1, day: 1)
    }

    private static func floorDivide(_ value: Int64, _ divisor: Int64) -> Int64 {
        value >= 0 ? value / divisor : (value + 1) / divisor - 1
    }
}
