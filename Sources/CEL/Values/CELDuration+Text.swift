extension CELDuration {
    /// Reads `1h30m`, `-1.5s`, `250ms`, `0`: a sign, then numbers with a unit each (`h`, `m`, `s`, `ms`, `us`, `µs`, `ns`),
    /// as https://pkg.go.dev/time#ParseDuration does. What is finer than a nanosecond is cut off.
    /// Nil for other text and outside the range.
    package init?(_ text: String) {
        var rest = Substring(text).utf8
        let isNegative = rest.first == UInt8(ascii: "-")
        if isNegative || rest.first == UInt8(ascii: "+") {
            rest.removeFirst()
        }
        if rest.elementsEqual("0".utf8) {
            self.init(totalNanoseconds: 0)
            return
        }
        guard !rest.isEmpty else { return nil }
        // Sums up below zero, where there is room for one more than above it.
        var total: Int64 = 0
        while !rest.isEmpty {
            guard let part = Self.readPart(&rest) else { return nil }
            let (sum, overflow) = total.addingReportingOverflow(part)
            if overflow { return nil }
            total = sum
        }
        if isNegative {
            self.init(totalNanoseconds: total)
        } else {
            guard total != .min else { return nil }
            self.init(totalNanoseconds: -total)
        }
    }

    /// The negative of a number with its unit, in nanoseconds.
    private static func readPart(_ rest: inout Substring.UTF8View) -> Int64? {
        let whole = rest.prefix(while: isDigit)
        rest = rest[whole.endIndex...]
        var fraction = rest.prefix(0)
        if rest.first == UInt8(ascii: ".") {
            rest.removeFirst()
            fraction = rest.prefix(while: isDigit)
            rest = rest[fraction.endIndex...]
        }
        guard !whole.isEmpty || !fraction.isEmpty else { return nil }
        let name = rest.prefix { !isDigit($0) && $0 != UInt8(ascii: ".") }
        guard let unit = nanoseconds(of: Substring(name)) else { return nil }
        rest = rest[name.endIndex...]

        var value: Int64 = 0
        for digit in whole {
            let (shifted, overflow) = value.multipliedReportingOverflow(by: 10)
            let (next, overflow2) = shifted.subtractingReportingOverflow(Int64(digit - UInt8(ascii: "0")))
            if overflow || overflow2 { return nil }
            value = next
        }
        let (scaled, overflow) = value.multipliedReportingOverflow(by: unit)
        let (sum, overflow2) = scaled.subtractingReportingOverflow(nanoseconds(ofFraction: fraction, unit: unit))
        return overflow || overflow2 ? nil : sum
    }

    /// The digits after the point, of a unit; an hour has less than 10^13 nanoseconds, so that more digits cannot matter.
    private static func nanoseconds(ofFraction digits: Substring.UTF8View, unit: Int64) -> Int64 {
        var numerator: UInt64 = 0
        var denominator: UInt64 = 1
        for digit in digits.prefix(18) {
            numerator = numerator * 10 + UInt64(digit - UInt8(ascii: "0"))
            denominator *= 10
        }
        let product = numerator.multipliedFullWidth(by: UInt64(unit))
        return Int64(denominator.dividingFullWidth(product).quotient)
    }

    private static func nanoseconds(of unit: Substring) -> Int64? {
        switch unit {
        case "ns": 1
        case "us", "\u{B5}s", "\u{3BC}s": 1_000
        case "ms": 1_000_000
        case "s": 1_000_000_000
        case "m": 60_000_000_000
        case "h": 3_600_000_000_000
        default: nil
        }
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
    }
}
