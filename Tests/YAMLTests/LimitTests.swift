import Diagnostics
import Testing
import YAML

/// Inputs made to cost time or memory; that they end at all is half of what is tested.
@Suite(.timeLimit(.minutes(20)))
struct LimitTests {
    private func repeated(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }

    /// The only diagnostic of a file of which nothing is read, without its line.
    private func failure(_ text: String, limits: YAMLLimits = YAMLLimits()) -> String {
        let document = YAMLDocument.load(SourceText(path: "f", text: text), limits: limits)
        guard document.root == nil, document.diagnostics.count == 1 else {
            return "\(document.diagnostics.count) diagnostics"
        }
        let diagnostic = document.diagnostics[0]
        return "\(diagnostic.position.line):\(diagnostic.position.column): \(diagnostic.message)"
    }

    @Test func `a hundred thousand brackets are too deep`() {
        #expect(failure(repeated("[", 100_000)) == "1:65: nested deeper than 64 levels")
        #expect(failure(repeated("{a: ", 100_000)) == "1:257: nested deeper than 64 levels")
        #expect(failure(repeated("[\n", 100_000)) == "65:1: nested deeper than 64 levels")
    }

    @Test func `a hundred thousand dashes or question marks are too deep`() {
        #expect(failure(repeated("- ", 100_000)) == "1:129: nested deeper than 64 levels")
        #expect(failure(repeated("? ", 100_000)) == "1:129: nested deeper than 64 levels")
    }

    @Test func `as many levels as allowed are read`() {
        #expect(load(repeated("[", 64) + repeated("]", 64)).root != nil)
        #expect(failure(repeated("[", 65) + repeated("]", 65)) == "1:65: nested deeper than 64 levels")
    }

    @Test func `aliases do not get around the depth`() {
        let file = "a: &a \(repeated("[", 40))\(repeated("]", 40))\nb: \(repeated("[", 24))*a\(repeated("]", 24))\n"
        #expect(failure(file) == "2:28: nested deeper than 64 levels")
    }

    @Test func `a billion laughs are few`() {
        var file = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
        for level in 1...9 {
            file += "a\(level): &a\(level) [\(Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", "))]\n"
        }
        #expect(failure(file) == "5:10: aliases stand for more than 10000 values")
    }

    @Test func `many aliases to a large value are too many`() {
        let large = Array(repeating: "x", count: 999).joined(separator: ", ")
        let aliases = Array(repeating: "*a", count: 11).joined(separator: ", ")
        #expect(failure("- &a [\(large)]\n- [\(aliases)]\n") == "2:44: aliases stand for more than 10000 values")
    }

    @Test func `nodes are counted`() {
        var limits = YAMLLimits()
        limits.maxNodes = 5
        #expect(load("[1, 2, 3, 4]", limits: limits).root != nil)
        #expect(failure("[1, 2, 3, 4, 5]", limits: limits) == "1:14: the file holds more than 5 values")
        #expect(failure("[&a 1, *a, *a, *a, *a]", limits: limits) == "1:20: the file holds more than 5 values")
    }

    @Test func `a file of more bytes than allowed is not read`() {
        var limits = YAMLLimits()
        limits.maxBytes = 10
        #expect(load("a: 1234567", limits: limits).root != nil)
        #expect(failure("a: 12345678", limits: limits) == "1:1: expected a file of at most 10 bytes, found 11 bytes")
        let document = YAMLDocument.load(path: "f.yaml", bytes: [UInt8](repeating: 0x61, count: 11), limits: limits)
        #expect(
            rendered(document.diagnostics) == "f.yaml:1:1: error: expected a file of at most 10 bytes, found 11 bytes")
    }

    @Test func `hundreds of thousands of tag directives are not read`() {
        let directives = (0..<100_000).map { "%TAG !a\($0)! x\n" }.joined()
        #expect(failure("# c\n" + directives + "---\na\n") == "2:1: tags are not supported")
        #expect(failure("%YAML 1.2\n" + directives + "---\na\n") == "2:1: tags are not supported")
        #expect(
            load("a: 1\n...\n" + directives).diagnostics.hasPrefix("f.yaml:3:1: error: a second document begins here"))
    }

    @Test func `megabytes of blanks before many words are not read`() {
        let words = repeated("b ", 200_000)
        #expect(
            failure("k: a" + repeated(" ", 500_000) + words)
                == "1:5: more than 4096 bytes of spaces and line ends in a row")
        #expect(
            failure("k: 'a\n" + repeated("\u{2028}", 5_000) + words + "'")
                == "1:6: more than 4096 bytes of spaces and line ends in a row")
        #expect(load("k: a" + repeated(" ", 4_096) + "b").root != nil)
        #expect(load("k: a" + repeated(" ", 4_097) + "b").root == nil)
    }

    @Test(arguments: [
        "a: \"" + String(repeating: "\\n", count: 200_000) + "\"", "a: |\n" + String(repeating: "\n x", count: 100_000),
        "a: " + String(repeating: "x ", count: 200_000), "a: '" + String(repeating: "\n\nx", count: 100_000) + "'",
        "# " + String(repeating: "é", count: 200_000), String(repeating: "#\n", count: 200_000),
    ])
    func `long scalars and comments are read`(file: String) {
        #expect(load(file).diagnostics == "")
    }

    @Test func `very many mistakes on one line have their places`() {
        let file = "é: {" + String(repeating: "a: 1, ", count: 50_000) + "}"
        let document = YAMLDocument.load(SourceText(path: "f", text: file))
        #expect(document.diagnostics.count == 49_999)
        #expect(document.diagnostics.last?.position == SourcePosition(line: 1, column: 5 + 49_999 * 6))
        #expect(document.diagnostics.suffix(100).map { $0.rendered(color: true).utf8.count }.max() ?? 0 < 500)
    }

    @Test func `very many different keys are read`() {
        let file = (0..<50_000).map { "k\($0): \($0)\n" }.joined()
        #expect(load(file).diagnostics == "")
    }
}
