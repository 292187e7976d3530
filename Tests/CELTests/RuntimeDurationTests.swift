import CEL
import Testing

struct RuntimeDurationTests {
    @Test(arguments: [
        ("0", 0, "0s"), ("-0", 0, "0s"), ("1s", 1_000_000_000, "1s"), ("1h30m", 5_400_000_000_000, "5400s"),
        ("-1.5s", -1_500_000_000, "-1.5s"),
        ("+1ms", 1_000_000, "0.001s"), ("1us", 1_000, "0.000001s"), ("1µs", 1_000, "0.000001s"),
        ("1μs", 1_000, "0.000001s"),
        ("1ns", 1, "0.000000001s"), ("1.9ns", 1, "0.000000001s"), (".5s", 500_000_000, "0.5s"),
        ("1.s", 1_000_000_000, "1s"),
        ("1m1s1ms", 61_001_000_000, "61.001s"), ("0.1234567890123456789s", 123_456_789, "0.123456789s"),
        ("9223372036854775807ns", Int64.max, "9223372036.854775807s"),
        ("-9223372036854775808ns", Int64.min, "-9223372036.854775808s"),
        ("2562047h47m16.854775807s", Int64.max, "9223372036.854775807s"),
        ("1000000s", 1_000_000_000_000_000, "1000000s"),
    ])
    func `durations are read and written`(text: String, nanoseconds: Int64, written: String) throws {
        let duration = try #require(CELDuration(text))
        #expect(duration.totalNanoseconds == nanoseconds)
        #expect(duration.description == written)
    }

    @Test(arguments: [
        "", "-", "1", "s", "1 s", "1d", "1S", "s1", "1s-1s", "--1s", ".s", "1..5s", "1.5.5s", "9223372036854775808ns",
        "-9223372036854775809ns", "9223372037s", "99999999999999999999h", "1e3s", "١s", "1s ", " 1s", "00s5",
    ])
    func `other text is no duration`(text: String) {
        #expect(CELDuration(text) == nil)
    }

    @Test func `a duration's text reads back as the same`() throws {
        let seed = UInt64.random(in: 0...UInt64.max)
        var random = SyntaxRandom(seed: seed)
        print("RuntimeDurationTests: seed \(seed)")
        for _ in 0..<5_000 {
            let total = Int64.random(in: .min ... .max, using: &random) >> Int64.random(in: 0..<63, using: &random)
            let duration = CELDuration(totalNanoseconds: total)
            #expect(CELDuration(duration.description) == duration)
            #expect(CELDuration(seconds: duration.seconds, nanoseconds: duration.nanoseconds) == duration)
        }
    }

    @Test(arguments: [
        "timestamp('9999-12-31T23:59:59Z') + duration('1s')", "timestamp('0001-01-01T00:00:00Z') - duration('1ns')",
        "timestamp('9999-12-31T00:00:00Z') - timestamp('0001-01-01T00:00:00Z')",
        "duration('9000000000s') + duration('9000000000s')",
        "duration('-9000000000s') - duration('9000000000s')",
    ])
    func `times out of range are errors`(source: String) throws {
        #expect(try RuntimeEvaluation()(source).error?.kind == .overflow)
    }
}
