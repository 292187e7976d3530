/// Doubles as text.
enum CELNumberText {
    /// The shortest text that reads back as the same number, with an exponent below 1e-4 and from 1e6 on, as C's `%g` has it;
    /// without a fraction where there is none.
    static func shortest(_ number: Double) -> String {
        if let special = special(number) { return special }
        let (sign, digits, exponent) = parts(number)
        guard exponent < -4 || exponent >= 6 else { return sign + plain(digits, exponent) }
        let fraction = digits.dropFirst()
        let power = exponent.magnitude < 10 ? "0\(exponent.magnitude)" : "\(exponent.magnitude)"
        return sign + digits.prefix(1) + (fraction.isEmpty ? "" : "." + fraction) + "e" + (exponent < 0 ? "-" : "+")
            + power
    }

    /// The shortest text that reads back as the same number, never with an exponent.
    static func decimal(_ number: Double) -> String {
        if let special = special(number) { return special }
        let (sign, digits, exponent) = parts(number)
        return sign + plain(digits, exponent)
    }

    /// `NaN` and the infinities.
    static func special(_ number: Double) -> String? {
        if number.isNaN { return "NaN" }
        return number.isInfinite ? (number < 0 ? "-Infinity" : "Infinity") : nil
    }

    /// Reads a decimal number, `NaN`, and `Infinity` or `Inf` in any case with or without a sign.
    static func double(_ text: String) -> Double? {
        switch text.lowercased() {
        case "nan": return .nan
        case "infinity", "+infinity", "inf", "+inf": return .infinity
        case "-infinity", "-inf": return -.infinity
        default:
            let allowed = text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."),
                    UInt8(ascii: "e"), UInt8(ascii: "E"):
                    true
                default: false
                }
            }
            // Swift reads a number too large as infinity, where the language wants an error.
            return allowed ? Double(text).flatMap { $0.isFinite ? $0 : nil } : nil
        }
    }

    /// The digits of the shortest text, without zeros at the ends, and the exponent of the first of them.
    private static func parts(_ number: Double) -> (sign: String, digits: String, exponent: Int) {
        let sign = number.sign == .minus ? "-" : ""
        let text = number.magnitude.description
        let mantissaAndExponent = text.split(separator: "e")
        let mantissa = mantissaAndExponent[0].split(separator: ".", omittingEmptySubsequences: false)
        var exponent = mantissaAndExponent.count > 1 ? Int(mantissaAndExponent[1]) ?? 0 : 0
        exponent += mantissa[0].utf8.count - 1
        var digits = mantissa.joined()[...]
        while digits.utf8.count > 1, digits.utf8.first == UInt8(ascii: "0") {
            digits.removeFirst()
            exponent -= 1
        }
        while digits.utf8.count > 1, digits.utf8.last == UInt8(ascii: "0") {
            digits.removeLast()
        }
        return (sign, String(digits), digits.utf8.elementsEqual("0".utf8) ? 0 : exponent)
    }

    private static func plain(_ digits: String, _ exponent: Int) -> String {
        let count = digits.utf8.count
        if exponent < 0 {
            return "0." + String(repeating: "0", count: -exponent - 1) + digits
        }
        if exponent >= count - 1 {
            return digits + String(repeating: "0", count: exponent - count + 1)
        }
        return digits.prefix(exponent + 1) + "." + digits.suffix(count - exponent - 1)
    }
}
