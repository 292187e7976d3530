import Diagnostics
import Testing

struct DiagnosticRenderingTests {
    /// A diagnostic about the part of `marked` between `«` and `»`.
    private func rendered(_ marked: String, message: String = "m", hint: String? = nil, path: String = "f") -> String {
        let parts = marked.split(separator: "«", omittingEmptySubsequences: false)
        let inner = parts[1].split(separator: "»", omittingEmptySubsequences: false)
        let start = parts[0].utf8.count
        let source = SourceText(path: path, text: "\(parts[0])\(inner[0])\(inner[1])")
        let range = start..<start + inner[0].utf8.count
        return Diagnostic(.error, in: source, at: range, message, hint: hint).rendered(color: false)
    }

    @Test func `a diagnostic shows its place, its line and a caret under it`() {
        let line = "    require: user.«twoStepEnabled»"
        let message = "`twoStepEnabled` is not a field of `user`, did you mean `two_step_enabled`?"
        let text = "rules:\n  - id: mfa\n\(line)\nhelp: x\n"
        #expect(
            rendered(text, message: message, path: "rules/users/mfa.yaml") == """
                rules/users/mfa.yaml:3:19: error: `twoStepEnabled` is not a field of `user`, did you mean `two_step_enabled`?
                    require: user.twoStepEnabled
                                  ^~~~~~~~~~~~~~
                """)
    }

    @Test func `a hint is a line of its own`() {
        #expect(rendered("«a»b", hint: "quote it") == "f:1:1: error: m\nab\n^\nhint: quote it")
    }

    @Test func `a warning says so`() {
        let source = SourceText(path: "f", text: "a")
        #expect(
            Diagnostic(.warning, in: source, at: 0..<1, "m").rendered(color: false) == "f:1:1: warning: m\na\n^"
        )
    }

    @Test(arguments: [
        ("a«»b", "f:1:2: error: m\nab\n ^"),
        ("ab«»", "f:1:3: error: m\nab\n  ^"),
        ("ab«»\ncd", "f:1:3: error: m\nab\n  ^"),
        ("ab\n«»", "f:2:1: error: m\n\n^"),
        ("a«bc\nde»f", "f:1:2: error: m\nabc\n ^~"),
        ("ab«\ncd»", "f:1:3: error: m\nab\n  ^"),
        ("ab\r\nc«d»\r\n", "f:2:2: error: m\ncd\n ^"),
        ("ab\rc«d»\r", "f:2:2: error: m\ncd\n ^"),
    ])
    func `the caret stands at the range's start and marks go on to the line's end`(text: String, expected: String) {
        #expect(rendered(text) == expected)
    }

    @Test(arguments: [
        ("\ta\t«bc»", "f:1:4: error: m\n\ta\tbc\n\t \t^~"),
        ("«a\tb»", "f:1:1: error: m\na\tb\n^"),
        ("日本«語»x", "f:1:3: error: m\n日本語x\n    ^~"),
        ("😀«x»", "f:1:2: error: m\n😀x\n  ^"),
        ("e\u{301}«x»", "f:1:3: error: m\ne\u{301}x\n ^"),
        ("🇨🇭«x»", "f:1:3: error: m\n🇨🇭x\n  ^"),
        ("한\u{1112}\u{1161}\u{11AB}«x»", "f:1:5: error: m\n한\u{1112}\u{1161}\u{11AB}x\n    ^"),
        ("ｱＡ«x»", "f:1:3: error: m\nｱＡx\n   ^"),
        ("é«x»", "f:1:2: error: m\néx\n ^"),
    ])
    func `the caret is aligned under tabs, wide characters and combining marks`(text: String, expected: String) {
        #expect(rendered(text) == expected)
    }

    @Test(arguments: [
        ("\u{1b}[2J«x»", "f:1:5: error: m\n\\u{1b}[2Jx\n         ^"),
        ("«\u{1b}»x", "f:1:1: error: m\n\\u{1b}x\n^~~~~~"),
        ("\u{9b}31m«x»", "f:1:5: error: m\n\\u{9b}31mx\n         ^"),
        ("\u{202e}«x»", "f:1:2: error: m\n\\u{202e}x\n        ^"),
        ("a\0«x»", "f:1:3: error: m\na\\u{0}x\n      ^"),
        ("a\u{2028}«x»", "f:1:3: error: m\na\\u{2028}x\n         ^"),
    ])
    func `nothing in the file steers the terminal`(text: String, expected: String) {
        #expect(rendered(text) == expected)
    }

    @Test func `nothing in the path, message or hint steers the terminal`() {
        #expect(
            rendered("«x»", message: "a\nb\u{1b}c", hint: "d\te\r", path: "f\u{7}\n")
                == "f\\u{7}\\n:1:1: error: a\\nb\\u{1b}c\nx\n^\nhint: d\\te\\r")
    }

    @Test func `an empty text has no line to show`() {
        let source = SourceText(path: "f", text: "")
        #expect(Diagnostic(.error, in: source, at: 0..<0, "m").rendered(color: false) == "f:1:1: error: m")
    }

    @Test func `colours stand around the place, the severity and the caret`() {
        let source = SourceText(path: "f", text: "ab")
        #expect(
            Diagnostic(.error, in: source, at: 1..<2, "m", hint: "h").rendered(color: true) == """
                \u{1b}[1mf:1:2:\u{1b}[0m \u{1b}[1;31merror:\u{1b}[0m m
                ab
                 \u{1b}[1;31m^\u{1b}[0m
                \u{1b}[1mhint:\u{1b}[0m h
                """)
        #expect(
            Diagnostic(.warning, in: source, at: 0..<1, "m").rendered(color: true) == """
                \u{1b}[1mf:1:1:\u{1b}[0m \u{1b}[1;33mwarning:\u{1b}[0m m
                ab
                \u{1b}[1;33m^\u{1b}[0m
                """)
    }

    @Test func `a range outside the text is clamped to it`() {
        let source = SourceText(path: "f", text: "ab")
        #expect(
            Diagnostic(.error, in: source, at: 7..<9, "m").rendered(color: false) == "f:1:3: error: m\nab\n  ^")
        #expect(
            Diagnostic(.error, in: source, at: -3..<1, "m").rendered(color: false) == "f:1:1: error: m\nab\n^")
    }
}
