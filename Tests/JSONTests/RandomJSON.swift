import JSON

/// Numbers that depend on the seed alone.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    /// SplitMix64, see https://prng.di.unimi.it/splitmix64.c.
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

/// Trees with the texts and numbers that break things.
struct RandomJSON {
    var generator: SeededGenerator

    private static let pieces = [
        "", "a", "key", "\"", "\\", "\\u0041", "/", "\n", "\r\n", "\t", "\u{0}", "\u{1F}", "\u{7F}", "\u{80}", "é",
        "e\u{301}", "\u{2028}", "\u{2029}", "\u{FEFF}", "\u{FFFD}", "\u{FFFF}", "\u{10FFFF}", "🚀", "👩‍👩‍👧", "日本語", "محمد",
        "{", "}", "[", "]", ":", ",", " ", "null", "a text of more than fifteen bytes",
    ]
    private static let numbers = [
        "0", "-0", "1", "-1.5", "1e5", "1E-7", "9223372036854775807", "9223372036854775808", "1.0", "0.10",
        "123456789012345678901234567890", "1e999",
    ]

    mutating func text() -> String {
        (0..<Int.random(in: 0...6, using: &generator)).map { _ in
            Self.pieces[Int.random(in: 0..<Self.pieces.count, using: &generator)]
        }.joined()
    }

    mutating func value(depth: Int = 5) -> JSONValue {
        switch Int.random(in: 0..<(depth > 0 ? 9 : 6), using: &generator) {
        case 0: .null
        case 1: .bool(.random(using: &generator))
        case 2: .number(JSONNumber(literal: Self.numbers[Int.random(in: 0..<Self.numbers.count, using: &generator)]))
        case 3...5: .string(text())
        case 6: .array((0..<Int.random(in: 0...5, using: &generator)).map { _ in value(depth: depth - 1) })
        default: .object(object(depth: depth - 1))
        }
    }

    private mutating func object(depth: Int) -> JSONObject {
        var object = JSONObject()
        for _ in 0..<Int.random(in: 0...(depth == 0 ? 50 : 6), using: &generator) {
            object[text()] = value(depth: depth)
        }
        return object
    }
}
