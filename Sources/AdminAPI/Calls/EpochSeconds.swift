/// A point in time that a header names, as seconds since 1970.
struct EpochSeconds {
    let value: Double

    /// `2026-03-26T16:00Z`, `2026-03-26T16:00:07.5+01:00`: seconds are optional, the offset is not.
    init?(iso8601 text: String) {
        var rest = text.utf8[...]
        guard let year = rest.takeNumber(digits: 4), rest.take("-"), let month = rest.takeNumber(digits: 2),
            rest.take("-"), let day = rest.takeNumber(digits: 2), rest.take("T") || rest.take(" ") || rest.take("t"),
            let hour = rest.takeNumber(digits: 2), rest.take(":"), let minute = rest.takeNumber(digits: 2)
        else { return nil }
        var second = 0
        if rest.take(":") {
            guard let value = rest.takeNumber(digits: 2) else { return nil }
            second = value
            if rest.take(".") {
                // A fraction of a second more or less changes no wait.
                rest = rest.drop { (0x30...0x39).contains($0) }
            }
        }
        guard let offset = rest.takeOffset(), rest.isEmpty else { return nil }
        self.init(year: year, month: month, day: day, hour: hour, minute: minute, second: second, offset: offset)
    }

    /// An HTTP date in any of its forms (RFC 9110, section 5.6.7): `Sun, 06 Nov 1994 08:49:37 GMT`, as it may be sent, and the
    /// obsolete `Sunday, 06-Nov-94 08:49:37 GMT` and `Sun Nov  6 08:49:37 1994`. A year of two digits is the last that is not more
    /// than 50 years after `now`.
    init?(httpDate text: String, now: Double) {
        var parts = text.split { $0 == " " || $0 == "-" }
        switch parts.count {
        case 6 where parts[5] == "GMT": break
        case 5: parts = [parts[0], parts[2], parts[1], parts[4], parts[3]]
        default: return nil
        }
        guard let day = Self.number(parts[1]), let month = Self.months.firstIndex(of: String(parts[2])),
            var year = Self.number(parts[3])
        else { return nil }
        var time = parts[4].utf8
        guard let hour = time.takeNumber(digits: 2), time.take(":"), let minute = time.takeNumber(digits: 2),
            time.take(":"), let second = time.takeNumber(digits: 2), time.isEmpty
        else { return nil }
        func date(_ year: Int) -> Self? {
            Self(year: year, month: month + 1, day: day, hour: hour, minute: minute, second: second, offset: 0)
        }
        if parts[3].utf8.count == 2 {
            let years = stride(from: 9900, through: 1900, by: -100).map { $0 + year }
            // What was before 1970 fifty years earlier was before now.
            year = years.first { date($0 - 50).map { $0.value <= now } ?? true } ?? year
        }
        guard let date = date(year) else { return nil }
        self = date
    }

    /// At most four digits.
    private static func number(_ text: Substring) -> Int? {
        guard text.utf8.count <= 4, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return Int(text)
    }

    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    private init?(year: Int, month: Int, day: Int, hour: Int, minute: Int, second: Int, offset: Int) {
        guard (1970...9999).contains(year), (1...12).contains(month), (1...31).contains(day), hour < 24, minute < 60,
            second <= 60
        else { return nil }
        // Days from civil, https://howardhinnant.github.io/date_algorithms.html#days_from_civil, for years from 1970.
        let shiftedYear = month <= 2 ? year - 1 : year
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let days = shiftedYear * 365 + shiftedYear / 4 - shiftedYear / 100 + shiftedYear / 400 + dayOfYear - 719_468
        value = Double(days * 86_400 + hour * 3600 + minute * 60 + second - offset)
    }
}

extension Substring.UTF8View {
    fileprivate mutating func take(_ mark: Character) -> Bool {
        guard let first, first == mark.asciiValue else { return false }
        removeFirst()
        return true
    }

    fileprivate mutating func takeNumber(digits: Int) -> Int? {
        let text = prefix(digits)
        guard text.count == digits, text.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        removeFirst(digits)
        return Int(Substring(text))
    }

    /// `Z`, `+01:00` or `+0100`, in seconds.
    fileprivate mutating func takeOffset() -> Int? {
        if take("Z") || take("z") { return 0 }
        let sign = take("+") ? 1 : -1
        guard sign == 1 || take("-"), let hours = takeNumber(digits: 2) else { return nil }
        _ = take(":")
        guard let minutes = takeNumber(digits: 2) else { return nil }
        return sign * (hours * 3600 + minutes * 60)
    }
}
