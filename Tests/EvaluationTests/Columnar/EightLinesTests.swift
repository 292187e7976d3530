import RandomCEL
import Testing

@testable import Evaluation

struct EightLinesTests {
    @Test func `lines are told apart eight at a time as one by one, whatever stands behind the last`() {
        let seed = UInt64.random(in: 0..<1_000_000_000)
        print("EightLinesTests: seed \(seed)")
        var random = SeededRandom(seed: seed)
        for count in 0..<60 {
            let asked = Vector<UInt8>(), met = Vector<UInt8>(), odd = Vector<UInt8>()
            for vector in [asked, met, odd] { vector.reserve(count) }
            for line in 0..<count + 8 {
                odd.start[line] = random.chance(5) ? 1 : 0
                asked.start[line] = odd.start[line] == 1 ? ColumnTruth.no : UInt8(random.below(3))
                met.start[line] = UInt8(random.below(4))
            }
            var found: (selected: [Int], violating: [Int], doubtful: [Int]) = ([], [], [])
            for first in stride(from: 0, to: count, by: 8) {
                let eight = EightLines(asked: asked.start, met: met.start, odd: odd.start, from: first, of: count)
                EightLines.forEach(eight.selected, from: first) { line, _ in found.selected.append(line) }
                EightLines.forEach(eight.violating, from: first) { line, _ in found.violating.append(line) }
                EightLines.forEach(eight.doubtful, from: first) { line, _ in found.doubtful.append(line) }
            }
            let lines = 0..<count
            let selected = lines.filter { asked.start[$0] == ColumnTruth.yes && met.start[$0] <= ColumnTruth.yes }
            #expect(found.selected == selected, "seed \(seed), \(count) lines")
            #expect(
                found.violating == selected.filter { met.start[$0] == ColumnTruth.no }, "seed \(seed), \(count) lines")
            let doubtful = lines.filter { line in
                odd.start[line] == 1 || asked.start[line] == ColumnTruth.doubt
                    || (asked.start[line] == ColumnTruth.yes && met.start[line] >= ColumnTruth.doubt)
            }
            #expect(found.doubtful == doubtful, "seed \(seed), \(count) lines")
        }
    }

    @Test func `answers of plain lines are kept, and those of others are no`() {
        for count in 0..<40 {
            let lines = LineStates()
            let answers = Vector<UInt8>(), kept = Vector<UInt8>()
            for vector in [lines.plain, lines.odd, answers, kept] { vector.reserve(count) }
            for line in 0..<count {
                lines.plain.start[line] = line % 3 == 1 ? 1 : 0
                answers.start[line] = UInt8(line % 4)
            }
            let isAny = lines.keepPlain(answers.start, count, in: kept.start)
            let expected = (0..<count).map { $0 % 3 == 1 ? UInt8($0 % 4) : ColumnTruth.no }
            #expect((0..<count).map { kept.start[$0] } == expected)
            #expect(isAny == expected.contains { $0 != ColumnTruth.no })
        }
    }

    @Test func `each line in a mask is visited once, in order`() {
        for count in 0..<40 {
            let mask = Vector<UInt8>()
            mask.reserve(count)
            for line in 0..<count + 8 { mask.start[line] = line % 9 == 4 || line > 20 ? 1 : 0 }
            var visited: [Int] = []
            LineMask(mask.start).forEachLine(of: count) { visited.append($0) }
            #expect(visited == (0..<count).filter { $0 % 9 == 4 || $0 > 20 })
        }
    }
}
