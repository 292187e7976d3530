import CNDJSON
import RandomCEL
import Testing

/// Telling texts from others looks at more bytes than they have.
struct TextBytesTests {
    /// A text of each length, and the same with one bit of each byte changed in turn.
    private static func forEachPair(_ body: ([UInt8], [UInt8], _ isSame: Bool) -> Void) {
        let seed = UInt64.random(in: 0..<1_000_000_000)
        print("TextBytesTests: seed \(seed)")
        var random = SeededRandom(seed: seed)
        for count in 0...50 {
            let text = (0..<count).map { _ in UInt8(random.below(256)) }
            body(text, text, true)
            for place in 0..<count {
                var other = text
                other[place] ^= 1 << UInt8(random.below(8))
                body(text, other, false)
            }
        }
    }

    /// Gives `body` the text with other bytes behind it, in a block of its own, so that a memory checker sees what is read beyond.
    private static func with<Result>(
        _ text: [UInt8], before byte: UInt8, _ body: (UnsafePointer<UInt8>) -> Result
    ) -> Result {
        (text + [UInt8](repeating: byte, count: 16)).withUnsafeBufferPointer { body($0.baseAddress.unsafelyUnwrapped) }
    }

    @Test func `bytes are equal where each of them is, whatever stands behind them`() {
        Self.forEachPair { text, other, isSame in
            let isEqual = Self.with(text, before: 1) { text in
                Self.with(other, before: 2) { ndjson_is_equal(text, $0, other.count) }
            }
            #expect(isEqual == isSame, "\(text), \(other)")
        }
    }

    @Test func `the number of a text is made of its bytes, whatever stands behind them, and of the seed`() {
        Self.forEachPair { text, other, isSame in
            let number = Self.with(text, before: 1) { ndjson_hash($0, text.count, 7) }
            #expect(
                (number == Self.with(other, before: 2) { ndjson_hash($0, other.count, 7) }) == isSame,
                "\(text), \(other)")
            #expect(number != Self.with(text, before: 1) { ndjson_hash($0, text.count, 8) })
            // A zero more is another text.
            #expect(number != Self.with(text + [0], before: 1) { ndjson_hash($0, text.count + 1, 7) })
        }
    }
}
