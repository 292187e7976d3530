import Diagnostics
import Testing
import YAML

struct ScalarSourceTests {
    /// A file in which `«…»` stands around what produced a part of the scalar `k`, and that part.
    private static let cases: [(file: String, part: String)] = [
        // Plain.
        ("k: user.«twoStep» == 1\n", "twoStep"),
        ("k: é😀 «x»\n", "x"),
        ("k: a«\n»   b\n", " "),
        ("k: a &&\n   «b»\n", "b"),
        ("k: a   \n   \n\n \t «b»\n", "b"),
        ("k: «a\n  b» c\n", "a b"),
        ("k: a\r\n\r\n  «b»\r\n", "b"),
        ("k: &x «a» b # c\n", "a"),
        ("k: &x\n  # c\n  a «b»\n", "b"),
        ("k: &x:«a»\n", "a"),
        // Single quotes.
        ("k: 'a == «''»b'''\n", "'"),
        ("k: '''«a»'''\n", "a"),
        ("k: 'x\n\n  «y»'\n", "y"),
        ("k: 'x\n«\n»  y'\n", "\n"),
        ("k: &x '«a» b'\n", "a"),
        // Double quotes.
        (#"k: "a «\"»b\" c""#, "\""),
        (#"k: "a \"«b»\" c""#, "b"),
        (#"k: "«\u00e9»x""#, "é"),
        (#"k: "«\x41»BC""#, "A"),
        (#"k: "a«\U0001F600»b""#, "😀"),
        (#"k: "x \/ \\ «y»""#, "y"),
        ("k: \"a \\\n   «b»\"", "b"),
        ("k: \"a\\\n   \\ «b»\"", "b"),
        ("k: \"a\\\n«\n»  b\"", "\n"),
        ("k: \"é\\t\\N\\_\\L\\P\n\n «z»\"", "z"),
        ("k: \"a  «\r\n»  b\"", " "),
        // Blocks.
        ("k: |\n  a\n   «b»\n", "b"),
        ("k: |\n  a«\n»   b\n", "\n"),
        ("k: |2\n  «  »a\n", "  "),
        ("k: |2-\n\n     «a»\n", "a"),
        ("k: |-# a comment without a space\n  «a»\n", "a"),
        ("k: >-\n  a &&\n  «b»\n", "b"),
        ("k: >-\n  a«\n»  b\n", " "),
        ("k: >-\n  a\n\n  «b»\n", "b"),
        ("k: >\n  a\n    «b»\n  c\n", "b"),
        ("k: >-\r\n  a\r\n  «b»\r\n", "b"),
        ("k: &x >-\n  «a»\n", "a"),
        ("k:\n - |\n  «a»\n", "a"),
    ]

    @Test(arguments: cases)
    func `a part of a scalar is traced to the characters that produced it`(file: String, part: String) throws {
        let marked = Marked(file)
        let document = YAMLDocument.load(marked.source)
        #expect(document.diagnostics.isEmpty)
        let value = try #require(document.root.flatMap { YAMLMapping($0) }?["k"])
        let scalar: YAMLScalar
        if case .sequence(let items) = value.kind {
            scalar = try #require(items.first?.scalar)
        } else {
            scalar = try #require(value.scalar)
        }
        let text = Array(scalar.text.utf8)
        let wanted = Array(part.utf8)
        let start = try #require((0...text.count - wanted.count).first { text[$0..<$0 + wanted.count] == wanted[...] })
        #expect(scalar.sourceRange(start..<start + wanted.count) == marked.range)
    }

    @Test(arguments: [
        ("k: ab«»\n", 2), ("k: 'ab«»'\n", 2), ("k: \"a\\x41«»\"\n", 2), ("k: |\n  ab«»\n", 3), ("k: |-\n  ab«»\n", 2),
        ("k: >\n  ab\n  cd«»\n", 6), ("k: |+\n  ab\n«»\n", 4), ("k: '«»'\n", 0), ("k: \"«»\"\n", 0), ("k: «»|\n", 0),
        ("k:«»\n", 0), ("k: 'a«»''b'\n", 1),
    ])
    func `an empty range is one place, at the end of the text the end of the last line`(file: String, offset: Int)
        throws
    {
        let marked = Marked(file)
        let root = try #require(YAMLDocument.load(marked.source).root)
        let scalar = try #require(YAMLMapping(root)?["k"]?.scalar)
        #expect(scalar.sourceRange(offset..<offset) == marked.range)
    }

    @Test func `kept line ends are told apart`() throws {
        let marked = Marked("k: |+ # é\n  a\n\n«\n»")
        let root = try #require(YAMLDocument.load(marked.source).root)
        let scalar = try #require(YAMLMapping(root)?["k"]?.scalar)
        #expect(scalar.text == "a\n\n\n")
        #expect(scalar.sourceRange(3..<4) == marked.range)
    }

    @Test func `a range outside the text is clamped to it`() throws {
        let marked = Marked("k: 'a«bc»'\n")
        let root = try #require(YAMLDocument.load(marked.source).root)
        let scalar = try #require(YAMLMapping(root)?["k"]?.scalar)
        #expect(scalar.sourceRange(1..<99) == marked.range)
        #expect(scalar.sourceRange(50..<99) == marked.range.upperBound..<marked.range.upperBound)
        #expect(scalar.sourceRange(-9..<1) == 4..<5)
    }

    @Test func `an expression behind an alias is shown where it is written`() throws {
        let marked = Marked("a: &x user.«mfa»\nb: *x\n")
        let root = try #require(YAMLDocument.load(marked.source).root)
        let node = try #require(YAMLMapping(root)?["b"])
        #expect(node.scalar?.sourceRange(5..<8) == marked.range)
        #expect(marked.source.substring(node.range) == "*x")
    }

    @Test func `the line breaks of YAML 1.1 are traced too`() throws {
        for (lineBreak, decoded) in [("\u{85}", " b"), ("\u{2028}", "\u{2028}b"), ("\u{2029}", "\u{2029}b")] {
            let source = SourceText(path: "f", text: "k: 'a\(lineBreak)  b'\n")
            let root = try #require(YAMLDocument.load(source).root)
            let scalar = try #require(YAMLMapping(root)?["k"]?.scalar)
            #expect(scalar.text == "a" + decoded)
            let end = scalar.text.utf8.count
            #expect(source.substring(scalar.sourceRange(end - 1..<end)) == "b")
            #expect(source.substring(scalar.sourceRange(1..<end - 1)) == lineBreak)
        }
    }
}
