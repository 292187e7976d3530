internal import Foundation

/// An instant with nanoseconds, read and written as RFC 3339 and as the other spellings that headers use.
/// See https://www.rfc-editor.org/rfc/rfc3339.
struct Timestamp: Sendable, Hashable, Comparable {
    let seconds: Int64
    let nanoseconds: Int32

    init(_ date: Date) {
        let interval = date.timeIntervalSince1970
        let whole = interval.rounded(.down)
        // Dates outside the years that RFC 3339 can spell are not times of an organization.
        seconds = Int64(min(max(whole, -62_167_219_200), 253_402_300_799))
        nanoseconds = Int32(((interval - whole) * 1000).rounded(.down)) * 1_000_000
    }

    private init(seconds: Int64, nanoseconds: Int32) {
        self.seconds = seconds
        self.nanoseconds = nanoseconds
    }

    /// Nil outside the years that RFC 3339 can spell.
    init?(milliseconds: Int64) {
        let rest = ((milliseconds % 1000) + 1000) % 1000
        let seconds = (milliseconds - rest) / 1000
        guard (-62_167_219_200...253_402_300_799).contains(seconds) else { return nil }
        self.init(seconds: seconds, nanoseconds: Int32(rest) * 1_000_000)
    }

    static func < (left: Timestamp, right: Timestamp) -> Bool {
        (left.seconds, left.nanoseconds) < (right.seconds, right.nanoseconds)
    }

    func advanced(bySeconds distance: Int64) -> Timestamp {
        Timestamp(seconds: seconds + distance, nanoseconds: nanoseconds)
    }

    /// The start of the next whole minute, or this instant when it is one.
    var roundedUpToMinute: Timestamp {
        let rest = ((seconds % 60) + 60) % 60
        return rest == 0 && nanoseconds == 0
            ? self : Timestamp(seconds: seconds - rest + 60, nanoseconds: 0)
    }
}

extension Timestamp {
    /// Reads an RFC 3339 date-time with or without fraction, with any offset; nil for anything else.
    init?(rfc3339 text: String) {
        let bytes = Array(text.utf8)
        var digits = DigitReader(bytes: bytes)
        guard let year = digits.number(of: 4), digits.skip("-"), let month = digits.number(of: 2), digits.skip("-"),
            let day = digits.number(of: 2), digits.skip("T") || digits.skip("t"),
            let hour = digits.number(of: 2), digits.skip(":"), let minute = digits.number(of: 2), digits.skip(":"),
            let second = digits.number(of: 2),
            (1...12).contains(month), (1...Self.days(in: month, of: year)).contains(day), hour < 24, minute < 60,
            second <= 60,
            let nanoseconds = digits.fraction(), let offset = digits.offset(), digits.isAtEnd
        else {
            return nil
        }
        let day0 = Self.daysSinceEpoch(year: year, month: month, day: day)
        seconds = Int64(day0 * 86_400 + hour * 3600 + minute * 60 + second - offset)
        self.nanoseconds = nanoseconds
    }

    private static func days(in month: Int, of year: Int) -> Int {
        let isLeap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
        return month == 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
    }

    /// See https://howardhinnant.github.io/date_algorithms.html#days_from_civil.
    private static func daysSinceEpoch(year: Int, month: Int, day: Int) -> Int {
        let year = month <= 2 ? year - 1 : year
        let era = (year >= 0 ? year : year - 399) / 400
        let yearOfEra = year - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }
}
