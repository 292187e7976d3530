package import CEL

/// Times of the week at which changes may be made: `Mon-Fri 09:00-17:00 Europe/Berlin`.
package struct ChangeWindow: Hashable, Sendable {
    /// As it was written.
    package let text: String
    /// From 0, Sunday, to 6.
    private let days: Set<Int64>
    /// In minutes of the day; an end that is not later lies on the next day.
    private let start: Int64
    private let end: Int64
    private let zone: String

    private static let dayNames = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]

    /// Reads `[DAYS] HH:MM-HH:MM [ZONE]`, where DAYS are names and ranges of names separated by commas (every day without them)
    /// and ZONE is an IANA name or an offset (UTC without it). Nil for anything else.
    package init?(_ text: String) {
        self.text = text
        var words = text.split(separator: " ").map(String.init)
        days = words.first.flatMap(Self.days) ?? Set(0...6)
        if words.first.flatMap(Self.days) != nil { words.removeFirst() }
        guard let times = words.first?.split(separator: "-", omittingEmptySubsequences: false), times.count == 2,
            let start = Self.minutes(times[0]), let end = Self.minutes(times[1]), start < 1_440
        else { return nil }
        self.start = start
        self.end = end
        zone = words.count > 1 ? words[1] : "UTC"
        guard words.count <= 2, CELTimeZone.secondsFromUTC(zone, at: 0) != nil else { return nil }
    }

    private static func days(_ text: String) -> Set<Int64>? {
        var days: Set<Int64> = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            let names = part.split(separator: "-", omittingEmptySubsequences: false)
            let places = names.compactMap { name in dayNames.firstIndex { $0 == name } }
            guard places.count == names.count, let first = places.first, let last = places.last, places.count <= 2
            else { return nil }
            let length = (last - first + 7) % 7
            days.formUnion((0...length).map { Int64((first + $0) % 7) })
        }
        return days
    }

    /// Of the day; 24:00 is its end.
    private static func minutes(_ text: Substring) -> Int64? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 && $0.utf8.allSatisfy(\.isDigit) }),
            let hours = Int64(parts[0]), let minutes = Int64(parts[1]), minutes < 60, hours * 60 + minutes <= 1_440
        else { return nil }
        return hours * 60 + minutes
    }

    /// Whether changes may be made at an instant.
    package func isOpen(at time: CELTimestamp) -> Bool {
        guard let offset = CELTimeZone.secondsFromUTC(zone, at: time.seconds) else { return false }
        let local = time.seconds + offset
        let minute = (local - local.floored(to: 86_400)) / 60
        // 1970-01-01 was a Thursday.
        let day = (local.floored(to: 86_400) / 86_400 + 4).wrapped(to: 7)
        if start < end { return days.contains(day) && (start..<end).contains(minute) }
        return (days.contains(day) && minute >= start) || (days.contains((day + 6) % 7) && minute < end)
    }
}

extension Int64 {
    /// The greatest multiple that is not more.
    fileprivate func floored(to unit: Int64) -> Int64 { self - wrapped(to: unit) }

    /// The rest of a division, from 0 upwards.
    fileprivate func wrapped(to unit: Int64) -> Int64 { ((self % unit) + unit) % unit }
}

extension UInt8 {
    fileprivate var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
}
