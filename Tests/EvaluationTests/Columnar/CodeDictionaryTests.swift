import RandomCEL
import Testing

@testable import Evaluation

struct CodeDictionaryTests {
    @Test func `texts looked up together have the numbers that they have one by one`() throws {
        let seed = UInt64.random(in: 0..<1_000_000_000)
        print("CodeDictionaryTests: seed \(seed)")
        var random = SeededRandom(seed: seed)
        // So many different ones that the table grows while they are looked up, in texts that share their beginnings.
        let words = (0..<5_000).map { _ in
            String(repeating: "ab", count: random.below(12)) + "\(random.below(3_000))"
        }
        let bytes = Array(words.joined().utf8) + [UInt8](repeating: 0, count: 64)
        try bytes.withUnsafeBufferPointer { bytes in
            var place = try #require(bytes.baseAddress)
            let texts = Vector<TextSlice>()
            texts.reserve(words.count)
            for (index, word) in words.enumerated() {
                texts.start[index] = TextSlice(start: place, count: word.utf8.count)
                place += word.utf8.count
            }
            var together = CodeDictionary(), single = CodeDictionary()
            var codes: [Int32] = []
            var first = 0
            while first < words.count {
                let count = min(random.below(200), words.count - first)
                together.findCodes(of: texts.start + first, count: count) { place, code in
                    #expect(place == codes.count - first)
                    codes.append(code)
                }
                first += count
            }
            #expect(codes == words.indices.map { single.code(of: texts.start[$0], kind: 0) }, "seed \(seed)")
            var numbers: [String: Int32] = [:]
            for word in words where numbers[word] == nil { numbers[word] = Int32(numbers.count) }
            #expect(codes == words.map { numbers[$0] }, "seed \(seed)")
        }
    }
}
