extension CELTimestamp {
    /// Reads an RFC 3339 date and time such as `2009-02-13T23:31:30.5+01:00`. Digits of the fraction beyond the ninth are cut
    /// off; there is no leap second, no 24:00 and no short form. Nil for other text and outside the years 1 to 9999.
    /// See https://www.rfc-editor.org/rfc/rfc3339#section-5.6.
    package init?(rfc3339 text: String) {
        let read = text.withContiguousUTF8 { Self.read($0) }
        guard let read else { return nil }
        self = read
    }

    private static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> CELTimestamp? {
        guard bytes.count >= 20,
            let year = number(bytes, 0, 4), bytes[4] == UInt8(ascii: "-"),
            let month = number(bytes, 5, 2), bytes[7] == UInt8(ascii: "-"),
            let day = number(bytes, 8, 2), bytes[10] | 0x20 == UInt8(ascii: "t"),
            let hour = number(bytes, 11, 2), bytes[13] == UInt8(ascii: ":"),
            let minute = number(bytes, 14, 2), bytes[16] == UInt8(ascii: ":"),
            let second = number(bytes, 17, 2),
            (1...12).contains(month), day >= 1, day <= CELCalendarDate.daysInMonth(month, of: year),
            hour < 24, minute < 60, second < 60
        else { return nil }

        var position = 19
        var nanoseconds: Int32 = 0
        if bytes[position] == UInt8(ascii: ".") {
            position += 1
            let start = position
            var unit: Int32 = 100_000_000
            while position < bytes.count, let digit = digit(bytes[position]) {
                nanoseconds += Int32(digit) * unit
                unit /= 10
                position += 1
            }
            if position == start { return nil }
        }
        guard let offset = offset(bytes, at: position) else { return nil }
        let days = CELCalendarDate.days(year: year, month: month, day: day)
        let seconds = days * 86_400 + hour * 3_600 + minute * 60 + second
        return CELTimestamp(seconds: seconds - offset, nanoseconds: nanoseconds)
    }

    /// Seconds east of Greenwich as the zone at the end of the text says.
    private static func offset(_ bytes: UnsafeBufferPointer<UInt8>, at position: Int) -> Int64? {
        guard position < bytes.count else { return nil }
        if bytes[position] | 0x20 == UInt8(ascii: "z") {
            return position + 1 == bytes.count ? 0 : nil
        }
        let sign: Int64
        switch bytes[position] {
        case UInt8(ascii: "+"): sign = 1
        case UInt8(ascii: "-"): sign = -1
        default: return nil
        }
        guard position + 6 == bytes.count,
            let hours = number(bytes, position + 1, 2), bytes[position + 3] == UInt8(ascii: ":"),
            let minutes = number(bytes, position + 4, 2), hours < 24, minutes < 60
        else { return nil }
        return sign * (hours * 3_600 + minutes * 60)
    }

    private static func number(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ count: Int) -> Int64? {
        var value: Int64 = 0
        for position in start..<start + count {
            guard let digit = digit(bytes[position]) else { return nil }
            value = value * 10 + Int64(digit)
        }
        return value
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        let value = byte &- UInt8(ascii: "0")
        return value < 10 ? value : nil
    }
}
