import Observations
import RandomCEL
import Testing

@testable import Evaluation

struct FindingPhrasesTests {
    @Test func `segments come to phrases and the texts behind them`() throws {
        let seed = UInt64.random(in: 0..<1_000_000_000)
        print("FindingPhrasesTests: seed \(seed)")
        var random = SeededRandom(seed: seed)
        let arena = TextArena()
        let phrases = FindingPhrases(.user, sharing: arena)
        func text(_ longest: Int) -> [UInt8] { (0..<random.below(longest + 1)).map { _ in UInt8(random.below(256)) } }
        let known = try (0..<100).map { _ in
            let phrase = text(random.pick([0, 10, 200]))
            return (number: try #require(phrases.number(of: phrase)), text: phrase)
        }
        for _ in 0..<300 {
            var segments = JSONBytes()
            var expected: [UInt8] = []
            // Something stands before and behind it.
            segments.append(text(40))
            let start = segments.count
            for _ in 0..<random.below(9) {
                let (phrase, behind) = (random.pick(known), text(random.pick([0, 20, 300, 65_535])))
                expected += phrase.text + behind
                if random.chance(3) {
                    let copy = arena.allocate(behind.count)
                    copy.update(from: behind, count: behind.count)
                    segments.appendSegment(phrase.number, sharing: TextSlice(start: copy, count: behind.count))
                    continue
                }
                let place = segments.beginSegment(phrase.number)
                segments.append(behind)
                let isShort = segments.endSegment(from: place)
                #expect(isShort)
            }
            let hasItems = random.chance(2)
            segments.appendSegment(hasItems ? FindingPhrases.end : FindingPhrases.endWithoutItems)
            expected += Array(hasItems ? "}]".utf8 : "]".utf8)
            segments.append(text(40))
            segments.reserve(16)
            var written = JSONBytes()
            segments.withBytes(at: start..<segments.count) { bytes in
                bytes.baseAddress.map { phrases.append($0, to: &written) }
            }
            #expect(written.withBytes(at: 0..<written.count) { Array($0) } == expected, "seed \(seed)")
        }
    }

    @Test(arguments: [65_535, 65_536, 100_000]) func `a text has a length of 16 bits`(count: Int) {
        var segments = JSONBytes()
        let place = segments.beginSegment(FindingPhrases.empty)
        segments.append([UInt8](repeating: 1, count: count))
        let isShort = segments.endSegment(from: place)
        #expect(isShort == (count < 65_536))
    }

    @Test func `there are as many phrases as have numbers`() {
        let phrases = FindingPhrases(.user, sharing: TextArena())
        let first = Int(FindingPhrases.empty) + 1
        #expect(phrases.number(of: []) == UInt16(first))
        #expect(phrases.pair([1]) == UInt16(first + 1))
        for number in first + 3...32_765 { #expect(phrases.number(of: []) == UInt16(number)) }
        #expect(phrases.pair([]) == 32_766)
        #expect(phrases.number(of: []) == nil)
        #expect(phrases.pair([]) == nil)
        #expect(phrases.texts[first + 1].string == "\u{1}" && phrases.texts[first + 2].string == "},\u{1}")
    }
}
