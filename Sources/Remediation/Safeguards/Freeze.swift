package import CEL

/// Days on which no change may be made: `2026-12-20/2027-01-06 Europe/Berlin`.
package struct Freeze: Hashable, Sendable {
    /// As it was written.
    package let text: String
    /// Seconds of the zone's clock since 1970: the beginning of the first day and the end of the last.
    private let seconds: Range<Int64>
    private let zone: String

    /// Reads `DATE[/DATE] [ZONE]`; both days belong to it, and ZONE is an IANA name or an offset (UTC without it). Nil for
    /// anything else.
    package init?(_ text: String) {
        self.text = text
        let words = text.split(separator: " ").map(String.init)
        let days = (words.first ?? "").split(separator: "/", omittingEmptySubsequences: false).map { day in
            CELTimestamp(rfc3339: "\(day)T00:00:00Z")?.seconds
        }
        guard (1...2).contains(words.count), (1...2).contains(days.count), let first = days[0],
            let last = days[days.count - 1], first <= last
        else { return nil }
        seconds = first..<last + 86_400
        zone = words.count > 1 ? words[1] : "UTC"
        guard CELTimeZone.secondsFromUTC(zone, at: 0) != nil else { return nil }
    }

    /// Whether no change may be made at an instant.
    package func covers(_ time: CELTimestamp) -> Bool {
        guard let offset = CELTimeZone.secondsFromUTC(zone, at: time.seconds) else { return true }
        return seconds.contains(time.seconds + offset)
    }
}
