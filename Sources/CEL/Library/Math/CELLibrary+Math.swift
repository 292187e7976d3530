extension CELLibrary {
    /// `math.least`, `math.greatest` (macros), rounding, signs, square roots and bits.
    /// See https://github.com/google/cel-go/blob/master/ext/README.md#math.
    package static let math = CELLibrary(
        [mathExtreme("math.@min", CELMath.least), mathExtreme("math.@max", CELMath.greatest)] + mathRounding + mathSigns
            + mathBits,
        macros: CELMacro.math)

    private static let numbers: [(name: String, type: CELType)] = [("double", .double), ("int", .int), ("uint", .uint)]

    /// Of one number, of two, of a list of them.
    private static func mathExtreme(
        _ name: String, _ choose: @escaping @Sendable (CELValue, CELValue) -> CELValue?
    ) -> CELFunction {
        let prefix = "math_" + name.dropFirst("math.".count)
        var overloads: [CELOverload] = numbers.map { number in
            .unary("\(prefix)_\(number.name)", number.type, number.type) { CELMath.number($0) }
        }
        for left in numbers {
            for right in numbers {
                let result = left.type == right.type ? left.type : .dyn
                let id = "\(prefix)_\(left.name)_\(right.name)"
                overloads.append(.binary(id, left.type, right.type, result, implementation: choose))
            }
        }
        overloads += numbers.map { number in
            .metered("\(prefix)_list_\(number.name)", [.list(number.type)], number.type) { arguments, steps in
                CELMath.extreme(of: arguments[0], &steps, choose)
            }
        }
        return CELFunction(name, overloads)
    }

    private static let mathRounding: [CELFunction] = [
        mathDouble("ceil", .double) { .double($0.rounded(.up)) },
        mathDouble("floor", .double) { .double($0.rounded(.down)) },
        mathDouble("round", .double) { .double($0.rounded(.toNearestOrAwayFromZero)) },
        mathDouble("trunc", .double) { .double($0.rounded(.towardZero)) },
        mathDouble("isInf", .bool) { .bool($0.isInfinite) },
        mathDouble("isNaN", .bool) { .bool($0.isNaN) },
        mathDouble("isFinite", .bool) { .bool($0.isFinite) },
    ]

    private static func mathDouble(
        _ name: String, _ result: CELType, _ compute: @escaping @Sendable (Double) -> CELValue
    ) -> CELFunction {
        CELFunction(
            "math.\(name)",
            [
                .unary("math_\(name)_double", .double, result) { number in
                    guard case .double(let number) = number else { return nil }
                    return compute(number)
                }
            ])
    }

    private static let mathSigns: [CELFunction] = [
        CELFunction(
            "math.abs", numbers.map { .unary("math_abs_\($0.name)", $0.type, $0.type, implementation: CELMath.abs) }),
        CELFunction(
            "math.sign", numbers.map { .unary("math_sign_\($0.name)", $0.type, $0.type, implementation: CELMath.sign) }),
        CELFunction(
            "math.sqrt", numbers.map { .unary("math_sqrt_\($0.name)", $0.type, .double, implementation: CELMath.sqrt) }),
    ]

    private static let mathBits: [CELFunction] = [
        mathBitwise("bitAnd", { $0 & $1 }, { $0 & $1 }),
        mathBitwise("bitOr", { $0 | $1 }, { $0 | $1 }),
        mathBitwise("bitXor", { $0 ^ $1 }, { $0 ^ $1 }),
        CELFunction(
            "math.bitNot",
            [
                .unary("math_bitNot_int_int", .int, .int, implementation: CELMath.bitNot),
                .unary("math_bitNot_uint_uint", .uint, .uint, implementation: CELMath.bitNot),
            ]),
        CELFunction(
            "math.bitShiftLeft",
            [
                .binary("math_bitShiftLeft_int_int", .int, .int, .int, implementation: CELMath.shiftLeft),
                .binary("math_bitShiftLeft_uint_int", .uint, .int, .uint, implementation: CELMath.shiftLeft),
            ]),
        CELFunction(
            "math.bitShiftRight",
            [
                .binary("math_bitShiftRight_int_int", .int, .int, .int, implementation: CELMath.shiftRight),
                .binary("math_bitShiftRight_uint_int", .uint, .int, .uint, implementation: CELMath.shiftRight),
            ]),
    ]

    private static func mathBitwise(
        _ name: String, _ int: @escaping @Sendable (Int64, Int64) -> Int64,
        _ uint: @escaping @Sendable (UInt64, UInt64) -> UInt64
    ) -> CELFunction {
        CELFunction(
            "math.\(name)",
            [
                .binary("math_\(name)_int_int", .int, .int, .int) { left, right in
                    guard case (.int(let left), .int(let right)) = (left, right) else { return nil }
                    return .int(int(left, right))
                },
                .binary("math_\(name)_uint_uint", .uint, .uint, .uint) { left, right in
                    guard case (.uint(let left), .uint(let right)) = (left, right) else { return nil }
                    return .uint(uint(left, right))
                },
            ])
    }
}
