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

    /// `Sun, 06 Nov 1994 08:49:37 GMT`, the form of HTTP dates that may be sent (RFC 9110, section 5.6.7).
    init?(httpDate text: String) {
        let parts = text.split(separator: " ").map(String.init)
        guard parts.count == 6, parts[5] == "GMT", let day = Int(parts[1]), let year = Int(parts[3]),
            let month = Self.months.firstIndex(of: parts[2])
        else { return nil }
        var time = parts[4].utf8[...]
        guard let hour = time.takeNumber(digits: 2), time.take(":"), let minute = time.takeNumber(digits: 2),
            time.take(":"), let second = time.takeNumber(digits: 2), time.isEmpty
        else { return nil }
        self.init(year: year, month: month + 1, day: day, hour: hour, minute: minute, second: second, offset: 0)
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
