import RandomCEL
import Testing

@testable import Evaluation

struct LeastTextsTests {
    @Test func `the first hundred are kept, whatever the order in which they come`() {
        let seed = UInt64.random(in: 0..<1_000_000_000)
        print("LeastTextsTests: seed \(seed)")
        var random = SeededRandom(seed: seed)
        for count in [0, 1, 99, 100, 101, 500] {
            let texts = (0..<count).map { _ in random.pick(["", "é", "a", "日"]) + "\(random.below(10_000))" }
            var (all, quick, left, right) = (LeastTexts(), LeastTexts(), LeastTexts(), LeastTexts())
            for text in texts {
                all.insert(text)
                var bytes = text
                if !bytes.withUTF8({ quick.isBeyond($0) }) { quick.insert(text) }
                if random.chance(2) { left.insert(text) } else { right.insert(text) }
            }
            left.insert(right)
            let sorted = texts.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
            for least in [all, quick, left] {
                #expect(least.texts == Array(sorted.prefix(100)), "seed \(seed), \(count) texts")
            }
        }
    }
}
