import JSON
import Testing

/// Eight bytes at a time say what bytes one by one do.
struct ByteWordsTests {
    private static func bytes(_ random: inout SeededGenerator) -> [UInt8] {
        // Mostly plain, so that a byte often is the only one that is marked; the others are those at the edges.
        let edges: [UInt8] = [
            0, 0x1F, 0x20, 0x21, 0x22, 0x23, 0x5B, 0x5C, 0x5D, 0x7E, 0x7F, 0x80, 0x81, 0xDC, 0xFE, 0xFF,
        ]
        return (0..<Int.random(in: 0...40, using: &random)).map { _ in
            Int.random(in: 0..<12, using: &random) == 0 ? edges.randomElement(using: &random) ?? 0 : UInt8(ascii: "a")
        }
    }

    @Test func `a byte is found wherever it stands`() {
        let seed = UInt64.random(in: 0..<1_000_000_000)
        print("ByteWordsTests: seed \(seed)")
        var random = SeededGenerator(seed: seed)
        var found = 0
        for _ in 0..<20_000 {
            let bytes = Self.bytes(&random)
            let (below, equal) = bytes.withUnsafeBufferPointer { text in
                (
                    text.containsByte { ByteWords.below(0x20, in: $0) },
                    text.containsByte { ByteWords.equal(to: UInt8(ascii: "\\"), in: $0) }
                )
            }
            #expect(below == bytes.contains { $0 < 0x20 }, "seed \(seed): \(bytes)")
            #expect(equal == bytes.contains(UInt8(ascii: "\\")), "seed \(seed): \(bytes)")
            found += below || equal ? 1 : 0
        }
        #expect((1_000...19_000).contains(found), "seed \(seed)")
    }

    @Test func `a text that is appended is escaped as its value is`() {
        let seed = UInt64.random(in: 0..<1_000_000_000)
        print("ByteWordsTests: seed \(seed)")
        var random = SeededGenerator(seed: seed)
        for _ in 0..<5_000 {
            let text = String(decoding: Self.bytes(&random), as: UTF8.self)
            var json: [UInt8] = [UInt8(ascii: ":")]
            json.appendJSON(text)
            #expect(json == [UInt8(ascii: ":")] + JSONValue.string(text).serializedBytes(), "seed \(seed): \(text)")
        }
    }
}
