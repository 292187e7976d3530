import RandomCEL
import Testing

@testable import Evaluation

struct AskedLinesTests {
    @Test func `each line is new once, until the next batch begins`() {
        let seed = UInt64.random(in: 0..<1_000_000_000)
        print("AskedLinesTests: seed \(seed)")
        var random = SeededRandom(seed: seed)
        let asked = AskedLines()
        for count in 0..<50 {
            asked.begin(count)
            var known: Set<Int> = []
            for _ in 0..<5 {
                let mask = Vector<UInt8>()
                mask.reserve(count)
                for line in 0..<count + 8 { mask.start[line] = random.chance(3) ? UInt8(1 + random.below(3)) : 0 }
                var new: [Int] = []
                asked.add(mask.start, count)?.forEachLine(of: count) { new.append($0) }
                let wanted = (0..<count).filter { mask.start[$0] != 0 && !known.contains($0) }
                #expect(new == wanted, "seed \(seed), \(count) lines")
                known.formUnion(wanted)
            }
        }
    }
}
