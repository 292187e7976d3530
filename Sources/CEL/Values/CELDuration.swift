/// A length of time in nanoseconds, up to about 292 years.
/// See https://github.com/google/cel-spec/blob/master/doc/langdef.md#timezones and its neighbours.
package struct CELDuration: Hashable, Comparable, Sendable {
    /// All of it.
    package let totalNanoseconds: Int64

    /// Any number of nanoseconds is a duration.
    package init(totalNanoseconds: Int64) {
        self.totalNanoseconds = totalNanoseconds
    }

    /// Nil outside the range. The parts may have different signs.
    package init?(seconds: Int64, nanoseconds: Int32 = 0) {
        let (whole, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
        // The whole seconds may be just out of range where nanoseconds of the other sign bring them back.
        if overflow {
            let step: Int64 = seconds < 0 ? -1 : 1
            let (nearer, stillOut) = (seconds - step).multipliedReportingOverflow(by: 1_000_000_000)
            let (total, out) = nearer.addingReportingOverflow(step * 1_000_000_000 + Int64(nanoseconds))
            if stillOut || out { return nil }
            totalNanoseconds = total
        } else {
            let (total, out) = whole.addingReportingOverflow(Int64(nanoseconds))
            if out { return nil }
            totalNanoseconds = total
        }
    }

    /// Whole seconds, cut towards zero.
    package var seconds: Int64 {
        totalNanoseconds / 1_000_000_000
    }

    /// What is left beside the whole seconds, with the sign of the whole.
    package var nanoseconds: Int32 {
        Int32(totalNanoseconds % 1_000_000_000)
    }

    package static func < (left: CELDuration, right: CELDuration) -> Bool {
        left.totalNanoseconds < right.totalNanoseconds
    }

    /// Nil where the sum is out of range.
    package func adding(_ other: CELDuration) -> CELDuration? {
        let (sum, overflow) = totalNanoseconds.addingReportingOverflow(other.totalNanoseconds)
        return overflow ? nil : CELDuration(totalNanoseconds: sum)
    }

    /// Nil where the difference is out of range.
    package func subtracting(_ other: CELDuration) -> CELDuration? {
        let (difference, overflow) = totalNanoseconds.subtractingReportingOverflow(other.totalNanoseconds)
        return overflow ? nil : CELDuration(totalNanoseconds: difference)
    }
}

extension CELDuration: CustomStringConvertible {
    /// In seconds with the shortest fraction: `123.5s`.
    package var description: String {
        let sign = totalNanoseconds < 0 ? "-" : ""
        let fraction = nanoseconds.magnitude
        return "\(sign)\(seconds.magnitude)\(fraction == 0 ? "" : Self.fraction(fraction))s"
    }

    /// A point and the digits of a number of nanoseconds without trailing zeros.
    private static func fraction(_ nanoseconds: UInt32) -> String {
        var digits = String(nanoseconds)
        digits = String(repeating: "0", count: 9 - digits.utf8.count) + digits
        while digits.utf8.last == UInt8(ascii: "0") {
            digits.removeLast()
        }
        return "." + digits
    }
}
