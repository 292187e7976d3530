extension CELTimestamp: CustomStringConvertible {
    /// RFC 3339 in UTC with the shortest fraction: `2009-02-13T23:31:30.5Z`.
    package var description: String {
        withText { String(decoding: $0, as: UTF8.self) }
    }

    /// Gives `body` the description, which is ASCII.
    package func withText<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        let date = CELCalendarDate(secondsOfEpoch: seconds)
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Self.longest) { digits in
            Self.write(date.year, digits, 0..<4)
            digits[4] = UInt8(ascii: "-")
            Self.write(date.month, digits, 5..<7)
            digits[7] = UInt8(ascii: "-")
            Self.write(date.day, digits, 8..<10)
            digits[10] = UInt8(ascii: "T")
            Self.write(date.hour, digits, 11..<13)
            digits[13] = UInt8(ascii: ":")
            Self.write(date.minute, digits, 14..<16)
            digits[16] = UInt8(ascii: ":")
            Self.write(date.second, digits, 17..<19)
            var end = 19
            if nanoseconds > 0 {
                digits[19] = UInt8(ascii: ".")
                Self.write(Int64(nanoseconds), digits, 20..<29)
                end = 29
                while digits[end - 1] == UInt8(ascii: "0") { end -= 1 }
            }
            digits[end] = UInt8(ascii: "Z")
            return body(UnsafeBufferPointer(rebasing: digits[...end]))
        }
    }

    /// With nine digits behind the point.
    private static let longest = 30

    /// Writes the last digits of a number, with zeros before it.
    private static func write(_ number: Int64, _ digits: UnsafeMutableBufferPointer<UInt8>, _ place: Range<Int>) {
        var rest = number
        for index in place.reversed() {
            digits[index] = UInt8(ascii: "0") + UInt8(rest % 10)
            rest /= 10
        }
    }
}
