extension CELReview {
    /// The numbers that an expression can come to, where its function or type says so.
    func range(of expression: CELExpr) -> ClosedRange<Int128>? {
        let type = checked.types[expression.id]
        guard case .call(let call) = expression.kind, type == .int else {
            return type == .uint ? Self.range(of: UInt64.self) : nil
        }
        let count = call.arguments.count + (call.target == nil ? 0 : 1)
        switch (call.function, count) {
        case ("size", 1): return 0...Self.range(of: Int64.self).upperBound
        case ("indexOf", 2...3), ("lastIndexOf", 2...3): return -1...Self.range(of: Int64.self).upperBound
        case ("prefixLength", 1): return 0...128
        case ("family", 1): return 4...6
        default:
            guard let target = call.target, checked.types[target.id] == .timestamp else { return nil }
            return Self.partsOfTimes[call.function]
        }
    }

    private static func range<Number: FixedWidthInteger>(of: Number.Type) -> ClosedRange<Int128> {
        Int128(Number.min)...Int128(Number.max)
    }

    private static let partsOfTimes: [String: ClosedRange<Int128>] = [
        "getMonth": 0...11, "getDate": 1...31, "getDayOfMonth": 0...30, "getDayOfYear": 0...365, "getDayOfWeek": 0...6,
        "getHours": 0...23, "getMinutes": 0...59, "getSeconds": 0...59, "getMilliseconds": 0...999,
    ]

    /// Whether the expression never is the text, since it has lower case or upper case letters only.
    func excludes(_ expression: CELExpr, _ text: String) -> Bool {
        guard case .call(let call) = expression.kind, call.arguments.isEmpty, call.target != nil else { return false }
        switch call.function {
        case "lowerAscii": return text.utf8.contains { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
        case "upperAscii": return text.utf8.contains { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
        default: return false
        }
    }

    /// Whether a text is looked for where there can be none like it: `x.lowerAscii().endsWith("@Acme.example")`.
    func isVain(_ call: CELCall) -> Bool {
        guard ["contains", "startsWith", "endsWith"].contains(call.function), call.arguments.count == 1,
            case .literal(.string(let text)) = call.arguments[0].kind, let target = call.target
        else { return false }
        return excludes(target, text)
    }
}

extension CELValue {
    /// An integer of either kind.
    var wholeNumber: Int128? {
        switch self {
        case .int(let number): Int128(number)
        case .uint(let number): Int128(number)
        default: nil
        }
    }
}

extension CELExpr {
    /// The value of a literal, of `timestamp("…")` and of `duration("…")`.
    var constantValue: CELValue? {
        switch kind {
        case .literal(let value): return value
        case .call(let call):
            guard call.target == nil, call.arguments.count == 1,
                case .literal(.string(let text)) = call.arguments[0].kind
            else { return nil }
            switch call.function {
            case "timestamp": return CELTimestamp(rfc3339: text).map(CELValue.timestamp)
            case "duration": return CELDuration(text).map(CELValue.duration)
            default: return nil
            }
        default: return nil
        }
    }
}
