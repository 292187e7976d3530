import Diagnostics
import Testing
import YAML

struct EncodingTests {
    private func diagnostics(_ bytes: [UInt8]) -> String {
        let document = YAMLDocument.load(path: "f.yaml", bytes: bytes)
        #expect(document.root == nil)
        return rendered(document.diagnostics)
    }

    @Test func `UTF-8 is read, with or without a byte order mark`() throws {
        for mark in [[], [0xEF, 0xBB, 0xBF]] as [[UInt8]] {
            let document = YAMLDocument.load(path: "f.yaml", bytes: mark + Array("é: 日本\n".utf8))
            #expect(document.diagnostics.isEmpty)
            let value = try #require(document.root.flatMap { YAMLMapping($0) }?["é"])
            #expect(value.scalar?.text == "日本")
            #expect(value.source.position(at: value.range.lowerBound) == SourcePosition(line: 1, column: 4))
        }
    }

    @Test(arguments: [
        ([0x61, 0x3A, 0x20, 0xFF, 0x62], "0xFF", 4), ([0x61, 0x3A, 0x20, 0xC3], "0xC3", 4),
        ([0xC3, 0xA9, 0x3A, 0x20, 0xE2, 0x82, 0x62], "0xE2", 4), ([0x80], "0x80", 1), ([0x61, 0xC0, 0xAF], "0xC0", 2),
        ([0x61, 0xED, 0xA0, 0x80], "0xED", 2), ([0x61, 0xF5, 0x80, 0x80, 0x80], "0xF5", 2),
        ([0x61, 0xEF, 0xBF, 0x62], "0xEF", 2), ([0xEF, 0xBF, 0xBD, 0xEF, 0x62], "0xEF", 2),
        ([0x61, 0xEF, 0xBF], "0xEF", 2), ([0x61, 0xF0, 0x9F, 0x98], "0xF0", 2),
        ([0xEF, 0xBB, 0xBF, 0x61, 0xFF], "0xFF", 2),
    ])
    func `the first byte that is no UTF-8 is shown`(bytes: [UInt8], byte: String, column: Int) {
        let lines = diagnostics(bytes).split(separator: "\n")
        #expect(lines[0] == "f.yaml:1:\(column): error: expected a file in UTF-8, found the byte \(byte)")
        #expect(lines[2] == String(repeating: " ", count: column - 1) + "^")
    }

    @Test func `an invalid byte on a later line has its place`() {
        #expect(
            diagnostics(Array("a: 1\r\nbc: ".utf8) + [0xE9, 0x20, 0x78]) == """
                f.yaml:2:5: error: expected a file in UTF-8, found the byte 0xE9
                bc: \u{FFFD} x
                    ^
                """)
    }

    @Test(arguments: [
        [0xFF, 0xFE, 0x61, 0x00], [0xFE, 0xFF, 0x00, 0x61], [0x61, 0x00, 0x3A, 0x00], [0x00, 0x61, 0x00, 0x3A],
        [0x00, 0x00, 0xFE, 0xFF],
    ])
    func `UTF-16 is named`(bytes: [UInt8]) {
        #expect(diagnostics(bytes) == "f.yaml:1:1: error: expected a file in UTF-8, found UTF-16")
    }

    @Test func `no bytes are an empty file`() {
        let document = YAMLDocument.load(path: "f.yaml", bytes: [])
        #expect(document.root == nil)
        #expect(document.diagnostics.isEmpty)
    }

    @Test func `a zero byte is not allowed`() {
        #expect(
            diagnostics(Array("a: b\0c\n".utf8)) == """
                f.yaml:1:5: error: the character U+0000 is not allowed
                a: b\\u{0}c
                    ^
                """)
    }
}
