import Diagnostics
import Testing
import YAML

struct ReadingTests {
    private func node(_ text: String) throws -> YAMLNode {
        try #require(
            YAMLDocument.load(SourceText(path: "f.yaml", text: "k: " + text)).root.flatMap { YAMLMapping($0) }?["k"])
    }

    @Test(arguments: [
        ("on", "on"), ("123", "123"), ("0x1F", "0x1F"), ("'null'", "null"), ("\"~\"", "~"), ("|-\n  null", "null"),
        ("true", "true"),
        ("'a b'", "a b"),
        ("\"\"", ""), ("|-\n  a\n  b", "a\nb"), ("2026-01-01", "2026-01-01"),
    ])
    func `a scalar is its text whatever it would mean elsewhere`(file: String, text: String) throws {
        var diagnostics: [Diagnostic] = []
        #expect(try node(file).text(into: &diagnostics) == text)
        #expect(diagnostics.isEmpty)
    }

    @Test func `other kinds are no text`() throws {
        var diagnostics: [Diagnostic] = []
        #expect(try node("[a, b]").text(into: &diagnostics) == nil)
        #expect(try node("{a: b}").text(expected: "an id", into: &diagnostics) == nil)
        #expect(try node("# nothing").text(into: &diagnostics) == nil)
        #expect(try node("null").text(into: &diagnostics) == nil)
        #expect(try node("Null").text(into: &diagnostics) == nil)
        #expect(try node("~").text(expected: "an id", into: &diagnostics) == nil)
        #expect(
            rendered(diagnostics) == """
                f.yaml:1:4: error: expected a text, found a list
                k: [a, b]
                   ^~~~~~
                f.yaml:1:4: error: expected an id, found a mapping
                k: {a: b}
                   ^~~~~~
                f.yaml:1:3: error: expected a text, found nothing
                k: # nothing
                  ^
                f.yaml:1:4: error: expected a text, found `null`
                k: null
                   ^~~~
                f.yaml:1:4: error: expected a text, found `Null`
                k: Null
                   ^~~~
                f.yaml:1:4: error: expected an id, found `~`
                k: ~
                   ^
                """)
    }

    @Test func `booleans, whole numbers, lists and mappings are read`() throws {
        var diagnostics: [Diagnostic] = []
        #expect(try node("true").bool(into: &diagnostics) == true)
        #expect(try node("-12").int(into: &diagnostics) == -12)
        #expect(try node("[a, b]").sequence(into: &diagnostics)?.count == 2)
        #expect(try node("{a: b}").mapping(expected: "a rule", into: &diagnostics)?["a"]?.scalar?.text == "b")
        #expect(diagnostics.isEmpty)
    }

    @Test func `other values are reported with what was expected`() throws {
        var diagnostics: [Diagnostic] = []
        #expect(try node("yes").bool(into: &diagnostics) == nil)
        #expect(try node("'12'").int(into: &diagnostics) == nil)
        #expect(try node("1.5").int(expected: "a number of users", into: &diagnostics) == nil)
        #expect(try node("a").sequence(into: &diagnostics) == nil)
        #expect(try node("[]").mapping(expected: "a rule", into: &diagnostics) == nil)
        #expect(
            diagnostics.map(\.message) == [
                "expected `true` or `false`, found `yes`", "expected a whole number, found `12`",
                "expected a number of users, found `1.5`", "expected a list, found `a`",
                "expected a rule, found a list",
            ])
    }

    @Test func `unknown keys are reported with the nearest known key`() throws {
        let root = try #require(load("id: a\nrequires: b\nwhenempty: pass\nzzz: 1\n\"requi\\x72e\": c\n").root)
        let mapping = try #require(YAMLMapping(root))
        var diagnostics: [Diagnostic] = []
        mapping.checkKeys(["id", "require", "whenEmpty"], what: "a rule", into: &diagnostics)
        #expect(
            rendered(diagnostics) == """
                f.yaml:2:1: error: `requires` is not a key of a rule, did you mean `require`?
                requires: b
                ^~~~~~~~
                f.yaml:3:1: error: `whenempty` is not a key of a rule, did you mean `whenEmpty`?
                whenempty: pass
                ^~~~~~~~~
                f.yaml:4:1: error: `zzz` is not a key of a rule
                zzz: 1
                ^~~
                """)
    }
}
