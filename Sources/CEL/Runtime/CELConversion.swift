/// Conversions between types; nil where there is none from the value's type, an error where the value does not fit.
/// See https://github.com/google/cel-spec/blob/master/doc/langdef.md#types-and-conversions.
enum CELConversion {
    static func toBool(_ value: CELValue) -> CELValue? {
        switch value {
        case .bool: value
        case .string(let text):
            switch text {
            case "1", "t", "true", "TRUE", "True": .bool(true)
            case "0", "f", "false", "FALSE", "False": .bool(false)
            default: failure(value, "bool")
            }
        default: nil
        }
    }

    static func toInt(_ value: CELValue) -> CELValue? {
        switch value {
        case .int: value
        case .uint(let number): Int64(exactly: number).map(CELValue.int) ?? outOfRange(value, "int")
        case .double(let number):
            // Both bounds are excluded: 2^63 is what the greatest int becomes as a double.
            number > -0x1p63 && number < 0x1p63 ? .int(Int64(number)) : outOfRange(value, "int")
        case .string(let text): Int64(text).map(CELValue.int) ?? failure(value, "int")
        case .timestamp(let time): .int(time.seconds)
        default: nil
        }
    }

    static func toUint(_ value: CELValue) -> CELValue? {
        switch value {
        case .uint: value
        case .int(let number): UInt64(exactly: number).map(CELValue.uint) ?? outOfRange(value, "uint")
        case .double(let number):
            number >= 0 && number < 0x1p64 ? .uint(UInt64(number)) : outOfRange(value, "uint")
        case .string(let text): unsigned(text).map(CELValue.uint) ?? failure(value, "uint")
        default: nil
        }
    }

    static func toDouble(_ value: CELValue) -> CELValue? {
        switch value {
        case .double: value
        case .int(let number): .double(Double(number))
        case .uint(let number): .double(Double(number))
        case .string(let text): CELNumberText.double(text).map(CELValue.double) ?? failure(value, "double")
        default: nil
        }
    }

    static func toString(_ value: CELValue) -> CELValue? {
        switch value {
        case .string: value
        case .bool(let flag): .string(flag ? "true" : "false")
        case .int(let number): .string(String(number))
        case .uint(let number): .string(String(number))
        case .double(let number): .string(CELNumberText.shortest(number))
        case .bytes(let bytes):
            String(validating: bytes, as: UTF8.self).map(CELValue.string)
                ?? .error(.invalidArgument, "the bytes are not valid UTF-8")
        case .timestamp(let time): .string(time.description)
        case .duration(let duration): .string(duration.description)
        default: nil
        }
    }

    static func toBytes(_ value: CELValue) -> CELValue? {
        switch value {
        case .bytes: value
        case .string(let text): .bytes(Array(text.utf8))
        default: nil
        }
    }

    static func toTimestamp(_ value: CELValue) -> CELValue? {
        switch value {
        case .timestamp: value
        case .string(let text): CELTimestamp(rfc3339: text).map(CELValue.timestamp) ?? failure(value, "timestamp")
        case .int(let seconds): CELTimestamp(seconds: seconds).map(CELValue.timestamp) ?? outOfRange(value, "timestamp")
        default: nil
        }
    }

    static func toDuration(_ value: CELValue) -> CELValue? {
        switch value {
        case .duration: value
        case .string(let text): CELDuration(text).map(CELValue.duration) ?? failure(value, "duration")
        default: nil
        }
    }

    /// Decimal digits without a sign.
    private static func unsigned(_ text: String) -> UInt64? {
        text.utf8.first == UInt8(ascii: "+") || text.utf8.first == UInt8(ascii: "-") ? nil : UInt64(text)
    }

    private static let examples = ["duration": "36h", "timestamp": "2026-01-31T00:00:00Z"]

    private static func failure(_ value: CELValue, _ type: String) -> CELValue {
        .error(.invalidArgument, "`\(value)` is no \(type)\(examples[type].map { ", such as `\($0)`" } ?? "")")
    }

    private static func outOfRange(_ value: CELValue, _ type: String) -> CELValue {
        .error(.outOfRange, "`\(value)` is outside the range of \(type)")
    }
}
