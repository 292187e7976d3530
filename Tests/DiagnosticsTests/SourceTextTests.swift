import Diagnostics
import Testing

struct SourceTextTests {
    /// Offsets: a 0, é 1, \r\n 3, b 5, 😀 6, \n 10, \r 11, c 12, \n 13, end 14.
    private static let mixed = SourceText(path: "mixed", text: "aé\r\nb😀\n\rc\n")

    @Test(arguments: [
        (-5, 1, 1), (0, 1, 1), (1, 1, 2), (2, 1, 2), (3, 1, 3), (4, 1, 4), (5, 2, 1), (6, 2, 2), (9, 2, 2), (10, 2, 3),
        (11, 3, 1), (12, 4, 1), (13, 4, 2), (14, 5, 1), (99, 5, 1), (.max, 5, 1), (.min, 1, 1),
    ])
    func `a place counts lines and Unicode scalars from one`(offset: Int, line: Int, column: Int) {
        #expect(Self.mixed.position(at: offset) == SourcePosition(line: line, column: column))
    }

    @Test(arguments: [(0, ""), (1, "aé"), (2, "b😀"), (3, ""), (4, "c"), (5, ""), (6, ""), (-1, ""), (.max, "")])
    func `a line is given without its line end`(number: Int, line: String) {
        #expect(Self.mixed.line(number) == line)
    }

    @Test func `a text without a line end at its end has no empty last line`() {
        let source = SourceText(path: "f", text: "a\nb")
        #expect(source.line(2) == "b")
        #expect(source.position(at: 3) == SourcePosition(line: 2, column: 2))
    }

    @Test func `an empty text has one place`() {
        let source = SourceText(path: "f", text: "")
        #expect(source.position(at: 3) == SourcePosition(line: 1, column: 1))
        #expect(source.line(1) == "")
        #expect(source.substring(0..<9) == "")
        #expect(source.scalar(at: 0) == nil)
        #expect(source.utf8Offset(ofScalar: 3) == 0)
    }

    @Test func `a byte order mark is not part of the text`() {
        let source = SourceText(path: "f", text: "\u{FEFF}a")
        #expect(source.text == "a")
        #expect(source.position(at: 1) == SourcePosition(line: 1, column: 2))
    }

    @Test func `a part of a text begins and ends at whole scalars`() {
        #expect(Self.mixed.substring(2..<8) == "é\r\nb")
        #expect(Self.mixed.substring(12..<99) == "c\n")
        #expect(Self.mixed.substring(20..<99) == "")
        #expect(Self.mixed.scalar(at: 8) == "😀")
    }

    @Test func `equal paths and texts make equal sources`() {
        let copy = SourceText(path: "mixed", text: Self.mixed.text)
        #expect(Self.mixed == copy)
        #expect(Self.mixed.hashValue == copy.hashValue)
        #expect(Self.mixed != SourceText(path: "mixed", text: "a"))
        #expect(Self.mixed != SourceText(path: "other", text: Self.mixed.text))
    }

    @Test func `places in long texts of any shape are those that counting gives`() {
        let seed = UInt64.random(in: .min ... .max)
        var random = SeededRandom(seed)
        for _ in 0..<20 {
            let pool = [["a"], ["a", "é", "\n"], ["😀", "€", "b"], ["x", "\r", "\n", "é"]].randomElement(using: &random)
            let text = (0..<600).map { _ in pool?.randomElement(using: &random) ?? "" }.joined()
            let source = SourceText(path: "f", text: text)
            var position = SourcePosition(line: 1, column: 1)
            var offset = 0
            let scalars = Array(text.unicodeScalars)
            for (index, scalar) in scalars.enumerated() {
                #expect(source.position(at: offset) == position, "seed \(seed)")
                #expect(source.utf8Offset(ofScalar: index) == offset, "seed \(seed)")
                offset += String(scalar).utf8.count
                let endsLine = scalar == "\n" || (scalar == "\r" && scalars.dropFirst(index + 1).first != "\n")
                position =
                    endsLine
                    ? SourcePosition(line: position.line + 1, column: 1)
                    : SourcePosition(line: position.line, column: position.column + 1)
            }
            #expect(source.position(at: offset) == position, "seed \(seed)")
            #expect(source.utf8Offset(ofScalar: scalars.count + 5) == offset, "seed \(seed)")
        }
    }
}

/// A sequence of numbers that a seed repeats (https://prng.di.unimi.it/splitmix64.c).
struct SeededRandom: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
