extension YAMLScalar {
    /// What the scalar means under YAML 1.2's core schema; quoted and block scalars are always texts.
    ///
    /// Whole numbers outside `Int64` become floats, as JSON readers do.
    package var resolved: YAMLCoreValue {
        guard style == .plain else { return .string(text) }
        return Self.word(text) ?? Self.number(text) ?? .string(text)
    }

    private static func word(_ text: String) -> YAMLCoreValue? {
        switch text {
        case "", "~", "null", "Null", "NULL": .null
        case "true", "True", "TRUE": .bool(true)
        case "false", "False", "FALSE": .bool(false)
        case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF": .float(.infinity)
        case "-.inf", "-.Inf", "-.INF": .float(-.infinity)
        case ".nan", ".NaN", ".NAN": .float(.nan)
        default: nil
        }
    }

    private static func number(_ text: String) -> YAMLCoreValue? {
        let bytes = Array(text.utf8)
        if bytes.starts(with: "0x".utf8) { return whole(bytes.dropFirst(2), radix: 16) }
        if bytes.starts(with: "0o".utf8) { return whole(bytes.dropFirst(2), radix: 8) }
        guard let decimal = Double(decimal: text) else { return nil }
        return Int64(text).map(YAMLCoreValue.int) ?? .float(decimal)
    }

    /// Digits after `0x` or `0o`, which take no sign.
    private static func whole(_ digits: ArraySlice<UInt8>, radix: Int) -> YAMLCoreValue? {
        guard !digits.isEmpty, digits.allSatisfy({ $0.value(inRadix: radix) != nil }) else { return nil }
        if let value = Int64(String(decoding: digits, as: UTF8.self), radix: radix) { return .int(value) }
        return .float(digits.reduce(0) { $0 * Double(radix) + Double($1.value(inRadix: radix) ?? 0) })
    }
}

extension UInt8 {
    /// The value of an ASCII digit or letter in a radix up to 16.
    fileprivate func value(inRadix radix: Int) -> Int? {
        let value: Int
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): value = Int(self - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): value = Int(self - UInt8(ascii: "a")) + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): value = Int(self - UInt8(ascii: "A")) + 10
        default: return nil
        }
        return value < radix ? value : nil
    }
}
