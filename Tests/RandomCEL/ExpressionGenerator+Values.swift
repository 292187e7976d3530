import CEL

extension ExpressionGenerator {
    /// An expression of the type.
    mutating func expression(_ type: CELType, _ depth: Int) -> String {
        if type == .bool { return bool(depth) }
        if depth > 0 {
            switch random.below(8) {
            case 0: return "(\(bool(depth - 1)) ? \(expression(type, depth - 1)) : \(expression(type, depth - 1)))"
            case 1: return bind(type, depth - 1)
            case 2: return "\(expression(.optional(type), depth - 1)).orValue(\(expression(type, depth - 1)))"
            case 3...5: if let made = composed(type, depth - 1) { return made }
            default: break
            }
        }
        return random.chance(4) ? literal(type) : read(type) ?? literal(type)
    }

    /// One that is made with operators and functions of its type.
    private mutating func composed(_ type: CELType, _ depth: Int) -> String? {
        switch type {
        case .int:
            switch random.below(4) {
            case 0: return "size(\(expression(random.pick([.string, .list(.string), .list(.int)]), depth)))"
            case 1: return "int(\(expression(random.pick([.double, .uint, .string]), depth)))"
            default: return arithmetic(type, depth)
            }
        case .uint, .double: return arithmetic(type, depth)
        case .string:
            switch random.below(4) {
            case 0: return "\(expression(.string, depth)).lowerAscii()"
            case 1: return "string(\(expression(random.pick([.int, .double, .timestamp]), depth)))"
            case 2: return element(of: .string, depth)
            default: return "(\(expression(.string, depth)) + \(expression(.string, 0)))"
            }
        case .timestamp:
            return "(\(expression(.timestamp, depth)) \(random.pick(["+", "-"])) \(expression(.duration, depth)))"
        case .duration: return "(\(expression(.timestamp, depth)) - \(expression(.timestamp, depth)))"
        case .list(let element):
            return random.chance(4)
                ? "(\(expression(type, depth)) + \(expression(type, 0)))" : derivedList(of: element, depth)
        case .optional(let wrapped):
            return random.chance(2)
                ? "\(expression(.list(wrapped), depth))[?\(random.below(3))]"
                : "\(expression(type, depth)).or(\(expression(type, depth)))"
        case .dyn: return "dyn(\(expression(random.pick(Self.scalars + [.list(.int), .map(.string, .dyn)]), depth)))"
        case .object: return element(of: type, depth)
        default: return nil
        }
    }

    private mutating func arithmetic(_ type: CELType, _ depth: Int) -> String {
        let symbol = random.pick(type == .double ? ["+", "-", "*", "/"] : ["+", "-", "*", "/", "%"])
        return "(\(expression(type, depth)) \(symbol) \(expression(type, depth)))"
    }

    private mutating func element(of type: CELType, _ depth: Int) -> String {
        "\(expression(.list(type), depth))[\(random.chance(4) ? expression(.int, 0) : String(random.below(3)))]"
    }

    private mutating func literal(_ type: CELType) -> String {
        switch type {
        case .null: return "null"
        case .bool: return random.pick(["true", "false"])
        case .int: return random.pick(["0", "1", "2", "-1", "9007199254740993", "9223372036854775807"])
        case .uint: return random.pick(["0u", "1u", "2u", "9007199254740993u", "18446744073709551615u"])
        case .double: return random.pick(["0.0", "1.0", "-0.0", "1.5", "9007199254740992.0", "double(\"NaN\")"])
        case .string: return random.pick(["\"\"", "\"a\"", "\"b\"", "\"abc\"", "\"é\"", "\"e\u{301}\""])
        case .bytes: return random.pick(["b\"\"", "b\"a\""])
        case .timestamp: return random.pick(["timestamp(0)", "timestamp(\"2026-01-01T00:00:00Z\")"])
        case .duration: return random.pick(["duration(\"0s\")", "duration(\"24h\")"])
        case .list(let element):
            guard Self.hasLiterals(element) else { return "[]" }
            let count = random.pick([0, 1, 2, 10])
            // The elements of a mere `[]` may become of another type than the one that is wanted.
            guard count > 0 else { return "[\(literal(element))].slice(0, 0)" }
            return "[" + (0..<count).map { _ in literal(element) }.joined(separator: ", ") + "]"
        case .map(_, let value):
            return random.chance(4) || !Self.hasLiterals(value)
                ? "{}" : "{\"a\": \(literal(value)), \"b\": \(literal(value))}"
        case .optional(let wrapped):
            return random.chance(2) || !Self.hasLiterals(wrapped)
                ? "optional.none()" : "optional.of(\(literal(wrapped)))"
        case .dyn:
            return "dyn(\(literal(random.pick([.int, .uint, .double, .string, .null, .bool, .list(.int)]))))"
        default:
            // An object stands in a list that can be read, or else nowhere.
            return "\(read(.list(type)) ?? "[]")[0]"
        }
    }

    private static func hasLiterals(_ type: CELType) -> Bool {
        switch type {
        case .object, .opaque, .type, .wrapper, .parameter, .error: false
        case .list(let inner), .optional(let inner): hasLiterals(inner)
        default: true
        }
    }
}
