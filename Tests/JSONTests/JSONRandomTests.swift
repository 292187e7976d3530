import JSON
import Testing

struct JSONRandomTests {
    @Test func `what is written is read as the same value, in every layout`() throws {
        var random = RandomJSON(generator: SeededGenerator(seed: 1))
        for _ in 0..<2_000 {
            let value = random.value()
            let compact = try JSONValue(parsing: value.serialized())
            #expect(compact == value)
            #expect(compact.serialized() == value.serialized())
            #expect(try JSONValue(parsing: value.serializedPretty()) == value)
            #expect(try JSONValue(parsing: value.canonical()) == value)
            #expect(try JSONValue(parsing: value.canonical()).canonical() == value.canonical())
        }
    }

    @Test func `damaged documents are refused or read, and what was read can be written and read again`() throws {
        var random = RandomJSON(generator: SeededGenerator(seed: 2))
        var parser = JSONParser()
        var refused = 0
        let bases = (0..<500).map { _ in random.value().serializedBytes() }
        for round in 0..<50_000 {
            let damaged = damage(bases[round % bases.count], with: &random.generator)
            guard let value = try? parser.parse(damaged) else {
                refused += 1
                continue
            }
            let again = try JSONValue(parsing: value.serializedBytes())
            guard again == value else {
                Issue.record("\(damaged) is read as \(value), which is read as \(again)")
                return
            }
        }
        // A test that never gets through, or never fails, would test half of what it says.
        #expect((5_000...49_000).contains(refused))
    }

    /// One to four changes: a byte replaced, removed, inserted or repeated, or the end cut off.
    private func damage(_ document: [UInt8], with generator: inout SeededGenerator) -> [UInt8] {
        var bytes = document
        let interesting = Array("\"\\{}[]:,0-.eEutfn \u{0}\u{1F}".utf8) + [0x80, 0xC3, 0xED, 0xF0, 0xFF]
        for _ in 0..<Int.random(in: 1...4, using: &generator) where !bytes.isEmpty {
            let place = Int.random(in: 0..<bytes.count, using: &generator)
            let byte = interesting[Int.random(in: 0..<interesting.count, using: &generator)]
            switch Int.random(in: 0..<6, using: &generator) {
            case 0: bytes[place] = byte
            case 1: bytes[place] = UInt8.random(in: 0...255, using: &generator)
            case 2: bytes.remove(at: place)
            case 3: bytes.insert(byte, at: place)
            case 4: bytes.insert(contentsOf: bytes[place..<min(place + 9, bytes.count)], at: place)
            default: bytes.removeSubrange(place...)
            }
        }
        return bytes
    }
}
