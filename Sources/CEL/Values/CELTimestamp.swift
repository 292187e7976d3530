/// An instant between the years 1 and 9999, to the nanosecond.
package struct CELTimestamp: Hashable, Comparable, Sendable {
    /// 0001-01-01T00:00:00Z and 9999-12-31T23:59:59Z in seconds of the epoch.
    private static let range: ClosedRange<Int64> = -62_135_596_800...253_402_300_799

    /// Since 1970-01-01T00:00:00Z, rounded down.
    package let seconds: Int64
    /// From 0 up to 999,999,999, always forward in time.
    package let nanoseconds: Int32

    /// Nil outside the years 1 to 9999, and where the nanoseconds are not those of a second.
    package init?(seconds: Int64, nanoseconds: Int32 = 0) {
        guard Self.range.contains(seconds), (0..<1_000_000_000).contains(nanoseconds) else { return nil }
        self.seconds = seconds
        self.nanoseconds = nanoseconds
    }

    /// 1970-01-01T00:00:00Z.
    package static let epoch = CELTimestamp(inRange: 0)

    private init(inRange seconds: Int64) {
        self.seconds = seconds
        nanoseconds = 0
    }

    package static func < (left: CELTimestamp, right: CELTimestamp) -> Bool {
        (left.seconds, left.nanoseconds) < (right.seconds, right.nanoseconds)
    }

    /// Nil outside the years 1 to 9999.
    package func adding(_ duration: CELDuration) -> CELTimestamp? {
        Self.normalized(seconds + duration.seconds, Int64(nanoseconds) + Int64(duration.nanoseconds))
    }

    /// Nil outside the years 1 to 9999.
    package func subtracting(_ duration: CELDuration) -> CELTimestamp? {
        Self.normalized(seconds - duration.seconds, Int64(nanoseconds) - Int64(duration.nanoseconds))
    }

    /// The time from the other instant to this one; nil where a duration cannot hold it.
    package func since(_ other: CELTimestamp) -> CELDuration? {
        CELDuration(seconds: seconds - other.seconds, nanoseconds: nanoseconds - other.nanoseconds)
    }

    /// Carries nanoseconds outside a second over. Sums of seconds of instants and durations are far from overflow.
    private static func normalized(_ seconds: Int64, _ nanoseconds: Int64) -> CELTimestamp? {
        let carry: Int64 = nanoseconds < 0 ? -1 : nanoseconds >= 1_000_000_000 ? 1 : 0
        return CELTimestamp(seconds: seconds + carry, nanoseconds: Int32(nanoseconds - carry * 1_000_000_000))
    }
}
