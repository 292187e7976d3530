import CEL
import Testing

struct RuntimeArithmeticTests {
    private let evaluate = RuntimeEvaluation()

    /// Numbers at which arithmetic goes wrong, and others.
    private static func integer<Number: FixedWidthInteger>(_ random: inout some RandomNumberGenerator) -> Number {
        let edges: [Number] = [.min, .min &+ 1, .max, .max &- 1, 0, 1, 2, .max / 2, .min / 2, 0 &- 1]
        switch Int.random(in: 0..<3, using: &random) {
        case 0: return edges[Int.random(in: 0..<edges.count, using: &random)]
        case 1: return Number(truncatingIfNeeded: Int.random(in: -100...100, using: &random))
        default: return Number.random(in: .min ... .max, using: &random)
        }
    }

    /// What an operator gives in 128 bits; nil where it has no result.
    private static func exact(_ symbol: String, _ left: Int128, _ right: Int128) -> Int128? {
        switch symbol {
        case "+": left + right
        case "-": left - right
        case "*": left.multipliedReportingOverflow(by: right).overflow ? nil : left * right
        case "/": right == 0 ? nil : left / right
        default: right == 0 ? nil : left % right
        }
    }

    @Test func `integers agree with arithmetic in 128 bits, and what does not fit is an error`() throws {
        let seed = UInt64.random(in: 0...UInt64.max)
        var random = SyntaxRandom(seed: seed)
        print("RuntimeArithmeticTests: seed \(seed)")
        for symbol in ["+", "-", "*", "/", "%"] {
            let ints = try RuntimeEvaluation(variables: ["a": .null, "b": .null]).program("a \(symbol) b")
            for _ in 0..<2_000 {
                let (left, right): (Int64, Int64) = (Self.integer(&random), Self.integer(&random))
                let value = ints.evaluate(RuntimeEvaluation(variables: ["a": .int(left), "b": .int(right)]))
                let exact = Self.exact(symbol, Int128(left), Int128(right)).flatMap { Int64(exactly: $0) }
                // The remainder of the least int by -1 is 0 but its quotient has no room.
                let overflows = symbol == "%" && left == .min && right == -1
                if let exact, !overflows {
                    #expect(value.isEqual(to: .int(exact)), "\(left) \(symbol) \(right)")
                } else {
                    #expect(value.error != nil, "\(left) \(symbol) \(right)")
                }

                let (first, second): (UInt64, UInt64) = (Self.integer(&random), Self.integer(&random))
                let uint = ints.evaluate(RuntimeEvaluation(variables: ["a": .uint(first), "b": .uint(second)]))
                if let exact = Self.exact(symbol, Int128(first), Int128(second)).flatMap({ UInt64(exactly: $0) }) {
                    #expect(uint.isEqual(to: .uint(exact)), "\(first)u \(symbol) \(second)u")
                } else {
                    #expect(uint.error != nil, "\(first)u \(symbol) \(second)u")
                }
            }
        }
    }

    @Test func `the order of numbers of different types is that of the numbers`() throws {
        let seed = UInt64.random(in: 0...UInt64.max)
        var random = SyntaxRandom(seed: seed)
        print("RuntimeArithmeticTests: seed \(seed)")
        let less = try RuntimeEvaluation(variables: ["a": .null, "b": .null]).program("a < b")
        let equal = try RuntimeEvaluation(variables: ["a": .null, "b": .null]).program("a == b")
        for _ in 0..<5_000 {
            let (left, right): (Int64, UInt64) = (Self.integer(&random), Self.integer(&random))
            let values = RuntimeEvaluation(variables: ["a": .int(left), "b": .uint(right)])
            #expect(less.evaluate(values).isEqual(to: .bool(Int128(left) < Int128(right))), "\(left) < \(right)u")
            #expect(equal.evaluate(values).isEqual(to: .bool(Int128(left) == Int128(right))), "\(left) == \(right)u")
            // Doubles are only exact up to 2^53.
            let small = left >> 11
            let mixed = RuntimeEvaluation(variables: ["a": .int(small), "b": .double(Double(small) + 0.5)])
            #expect(
                less.evaluate(mixed).isEqual(
                    to: .bool(small.magnitude < 1 << 51 || Double(small) < Double(small) + 0.5)))
        }
    }

    @Test(arguments: [
        "-9223372036854775808 % -1", "-9223372036854775808 / -1", "-(-9223372036854775808)", "0u - 1u", "1 / 0",
        "1 % 0", "1u / 0u",
        "int(9223372036854775807.0)", "int(-9223372036854775808.0)", "int(0.0 / 0.0)", "int(1.0 / 0.0)", "uint(-0.5)",
        "uint(18446744073709551616.0)", "uint(-1)", "int(9223372036854775808u)", "int('1.5')", "int(' 1')",
        "int('0x10')", "uint('+1')",
        "int('')", "double('0x1p3')", "double('1e999')", "double('')", "bool('TrUe')", "string(b'\\xff')",
        "math.abs(-9223372036854775808)",
    ])
    func `what does not fit is an error`(source: String) throws {
        #expect(try evaluate(source).error != nil)
    }

    @Test(arguments: [
        ("1.0 / 0.0", "double(\"Infinity\")"), ("-1.0 / 0.0", "double(\"-Infinity\")"),
        ("0.0 / 0.0", "double(\"NaN\")"),
        ("uint(-0.0)", "0u"), ("int(-1.9)", "-1"), ("-7 / 2", "-3"), ("-7 % 2", "-1"), ("7 % -2", "1"),
        ("double('1e-999')", "0.0"),
        ("double('NaN')", "double(\"NaN\")"), ("int('-9223372036854775808')", "-9223372036854775808"),
        ("string(100000.0)", "\"100000\""), ("string(1000000.0)", "\"1e+06\""), ("string(0.0001)", "\"0.0001\""),
        ("string(0.00001)", "\"1e-05\""), ("string(1.5e300)", "\"1.5e+300\""), ("string(-0.0)", "\"-0\""),
        ("string(5e-324)", "\"5e-324\""),
        ("string(12345.678)", "\"12345.678\""), ("string(1234567.5)", "\"1.2345675e+06\""),
    ])
    func `numbers and their texts`(source: String, expected: String) throws {
        #expect(try evaluate(source).description == expected)
    }
}
