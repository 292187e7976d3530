import Diagnostics
import Testing
import YAML

struct SyntaxDiagnosticsTests {
    /// Files whose first mistake is at `«»`, what is said about it, and the hint if there is one.
    private static let cases: [(file: String, message: String, hint: String?)] = [
        // Expressions that YAML does not read as texts.
        ("where: \"org-admin\" «»in user.roles\n", after, quoted("`\"`")),
        ("- where: 'a' «»in b\n", after, quoted("`'`")),
        ("where: [1, 2]«».all(x, x > 1)\n", after, quoted("`[`")),
        ("where: {\"a\": 1}«».a == 1\n", after, quoted("`{`")),
        ("where: !a «»&& b\n", "expected a name of letters, digits, `_` and `-` after `&`", quoted("`!`")),
        ("where: !(a |«»| b)\n", "expected the end of the line after `|`", quoted("`!`")),
        ("where: > «»5\n", "expected the end of the line after `>`", quoted("`>`")),
        ("where: a ? b «»: c\n", "`:` is not allowed inside this value", colon),
        ("where: a == \"x«»: y\"\n", "`:` is not allowed inside this value", colon),
        ("where: «»@a\n", "a text cannot begin with `@`", quoted("`@`")),
        ("where: «»`a`\n", "a text cannot begin with a back-tick", quoted("a back-tick")),
        ("where: «»%a\n", "a text cannot begin with `%`", quoted("`%`")),
        ("where: «»? a\n", "`?` is not allowed here", quoted("`?`")),
        ("where: «»& b\n", "expected a name of letters, digits, `_` and `-` after `&`", quoted("`&`")),
        // Indentation.
        ("- id: a\n «»title: b\n", "expected `-` of the list that begins on line 1", indentation),
        ("- id: a\n    «»title: b\n", "a key is not allowed here", indentation),
        ("  a: 1\n«»b: 2\n", "expected the end of the file, found more text", indentation),
        ("a: b\n«»- c\n", "expected a key of the mapping that begins on line 1", indentation),
        ("a: 'b'\n  «»c: d\n", "expected a key of the mapping that begins on line 1", indentation),
        ("x:\n  a: |\n     b\n   «»c\n", "expected a key of the mapping that begins on line 2", indentation),
        ("a:\n«»\tb: 1\n", "expected spaces for indentation, found a tab", nil),
        ("a: |\n «»\tb\n", "expected spaces for indentation, found a tab", nil),
        ("a: b\n«»\tc\n", "expected spaces for indentation, found a tab", nil),
        ("a: «»- b\n", "a list entry is not allowed here", "begin the list on the next line"),
        ("é: «»- b\n", "a list entry is not allowed here", "begin the list on the next line"),
        // Missing characters.
        ("a: 1\n«»title b\nc: 2\n", "expected `:` after this key", nil),
        ("a: «»\"b\nc: d\n", "this text has no closing `\"`", nil),
        ("a: «»'b\n---\n", "this text has no closing `'`", nil),
        ("a:\n  [1, 2\nb«»: 3\n", "expected `,` or `]` in the list that begins on line 2", nil),
        ("a: [1, 2\n«»", "expected `,` or `]` in the list that begins on line 1", nil),
        ("{x: 1 «»]\n", "expected `,` or `}` in the mapping that begins on line 1", nil),
        ("a: [1,«», 2]\n", "expected a value", nil),
        ("a: «»}\n", "expected a value", nil),
        ("«»: 1\n", "expected a key of the mapping that begins on line 1", indentation),
        // Escapes and headers.
        ("a: \"x«»\\d\"\n", "unknown escape `\\d`", backslash),
        ("a: \"x«»\\é\"\n", "unknown escape `\\é`", backslash),
        ("a: \"\\x«»g1\"\n", "expected hexadecimal digits after `\\x` (2), `\\u` (4) or `\\U` (8)", backslash),
        ("a: \"\\u«»d800\"\n", "this escape names no Unicode character", nil),
        ("a: «»|0\n x\n", "expected an indentation from 1 to 9, found 0", nil),
        // Directives, tags and what is around the document.
        ("«»%FOO bar\n---\na\n", "expected no directive but `%YAML 1.2`", nil),
        ("«»%YAML 2.0\n---\na\n", "expected no directive but `%YAML 1.2`", nil),
        ("%YAML 1.2\n«»%YAML 1.2\n---\na\n", "expected no directive but `%YAML 1.2`", nil),
        ("«»%YAML x\n---\na\n", "expected no directive but `%YAML 1.2`", nil),
        ("a: «»!x!y b\n", "tags are not supported", quoted("`!`")),
        ("a: «»!<x b\n", "tags are not supported", quoted("`!`")),
        ("a: 1\n...\n«»b: 2\n", "expected the end of the file, found more text", indentation),
        ("\"a\" «»b\n", after, quoted("`\"`")),
        // Characters.
        ("é: b«»\u{7}c\n", "the character U+0007 is not allowed", nil),
        ("a: b\n# é«»\u{fffe}\n", "the character U+FFFE is not allowed", nil),
    ]

    private static let after = "expected the end of the line after the value, found more text"
    private static let colon = "a text that holds `: ` must be quoted as a whole, in '…' or after `>-`"
    private static let indentation = "check the indentation of this line and of the lines before it"
    private static let backslash = "write a backslash as `\\\\`, or use single quotes, in which it needs no escape"

    private static func quoted(_ start: String) -> String {
        "a text that begins with \(start) must be quoted as a whole, in '…' or after `>-`"
    }

    @Test(arguments: cases)
    func `a syntax error says what is wrong where it is`(file: String, message: String, hint: String?) throws {
        let marked = Marked(file)
        let document = YAMLDocument.load(marked.source)
        #expect(document.root == nil)
        #expect(document.diagnostics.count == 1)
        let diagnostic = try #require(document.diagnostics.first)
        #expect(diagnostic.message == message)
        #expect(diagnostic.hint == hint)
        #expect(diagnostic.position == marked.source.position(at: marked.range.lowerBound))
    }
}
