import CEL
import RandomCEL
import Testing

@testable import Evaluation

/// Times of columns are those that the interpreter reads.
struct InstantTextTests {
    @Test func `every text is the time that the interpreter reads, or none`() {
        let seed = UInt64.random(in: 0..<1_000_000_000)
        print("instant texts: seed \(seed)")
        var random = SeededRandom(seed: seed)
        var times = 0
        for _ in 0..<20_000 {
            let text = Self.text(&random)
            let expected = CELTimestamp(rfc3339: text)
            // What stands behind the text says nothing.
            let found = Array((text + "0Z9").utf8).withUnsafeBufferPointer { bytes in
                bytes.baseAddress.flatMap { InstantText.read(TextSlice(start: $0, count: text.utf8.count))?.timestamp }
            }
            #expect(found == expected, "seed \(seed): \(text)")
            times += expected == nil ? 0 : 1
        }
        #expect(times > 1_000, "seed \(seed)")
    }

    /// A time, more or less.
    private static func text(_ random: inout SeededRandom) -> String {
        let years = ["0001", "0002", "1900", "1969", "2000", "2024", "2026", "9998", "9999"]
        var text = random.chance(4) ? number(4, 10_000, &random) : random.pick(years)
        for (mark, limit) in [
            ("-", 14), ("-", 33), (random.pick(["T", "T", "T", "t", " "]), 25), (":", 61), (":", 61),
        ] {
            text += mark + number(2, limit, &random)
        }
        if random.chance(3) {
            let digits = 1 + random.below(10)
            text += "." + number(digits, 1_000_000_000, &random)
        }
        text += random.pick(["Z", "Z", "Z", "z", "+02:00", "-11:59", "+24:00", "-00:60", "+0200", ""])
        guard random.chance(10) else { return text }
        var bytes = Array(text.utf8)
        let place = random.below(bytes.count)
        bytes[place] = random.pick([UInt8(ascii: "/"), UInt8(ascii: ":"), UInt8(ascii: "-"), UInt8(ascii: "A")])
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func number(_ digits: Int, _ limit: Int, _ random: inout SeededRandom) -> String {
        let text = String(random.below(limit))
        return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
    }
}
