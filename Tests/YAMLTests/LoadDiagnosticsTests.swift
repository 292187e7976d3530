import Diagnostics
import Testing
import YAML

struct LoadDiagnosticsTests {
    @Test func `duplicate keys are all reported, and the first one counts`() throws {
        let (root, diagnostics) = load("a: 1\nb: {c: 1, \"c\": 2}\n'a': 2\na: 3\n")
        #expect(
            diagnostics == """
                f.yaml:2:11: error: duplicate key `c`, first given on line 2
                b: {c: 1, "c": 2}
                          ^~~
                f.yaml:3:1: error: duplicate key `a`, first given on line 1
                'a': 2
                ^~~
                f.yaml:4:1: error: duplicate key `a`, first given on line 1
                a: 3
                ^
                """)
        let mapping = try #require(root.flatMap { YAMLMapping($0) })
        #expect(mapping.pairs.count == 2)
        #expect(mapping["a"]?.scalar?.text == "1")
    }

    @Test func `keys are compared as texts, whatever they would mean`() {
        #expect(load("1: a\n0x1: b\n1.0: c\ntrue: d\n~: e\n").diagnostics == "")
        #expect(
            load("\"\\x61\": 1\na: 2\n").diagnostics == """
                f.yaml:2:1: error: duplicate key `a`, first given on line 1
                a: 2
                ^
                """)
        #expect(load("é: 1\ne\u{301}: 2\n").diagnostics.hasPrefix("f.yaml:2:1: error: duplicate key"))
    }

    @Test(arguments: [
        (
            "[a, b]: 1\nc: 2\n",
            """
            f.yaml:1:1: error: expected a text as key, found a list
            [a, b]: 1
            ^~~~~~
            """
        ),
        (
            "? {a: b}\n: 1\nc: 2\n",
            """
            f.yaml:1:3: error: expected a text as key, found a mapping
            ? {a: b}
              ^~~~~~
            """
        ),
        (
            "?\n: 1\nc: 2\n",
            """
            f.yaml:1:2: error: expected a key before `:`
            ?
             ^
            """
        ),
        (
            "<<: {a: 1}\nc: 2\n",
            """
            f.yaml:1:1: error: merge keys (`<<`) are not supported
            <<: {a: 1}
            ^~
            hint: write the keys out
            """
        ),
    ])
    func `a key that is no text is reported and left out`(file: String, expected: String) throws {
        let (root, diagnostics) = load(file)
        #expect(diagnostics == expected)
        let mapping = try #require(root.flatMap { YAMLMapping($0) })
        #expect(mapping.pairs.map { $0.key.scalar?.text } == ["c"])
    }

    @Test func `a quoted merge key is a key`() {
        #expect(load("'<<': 1\n").diagnostics == "")
    }

    @Test func `every tag is reported`() {
        #expect(
            load("a: !!str b\nb: &x !<tag:y> d\nc: !!python/object:os.system\n  - d\ne: ! f\n").diagnostics == """
                f.yaml:1:4: error: tags are not supported, found `!!str`
                a: !!str b
                   ^~~~~
                hint: remove it: what a value means follows from its place
                f.yaml:2:7: error: tags are not supported, found `!<tag:y>`
                b: &x !<tag:y> d
                      ^~~~~~~~
                hint: remove it: what a value means follows from its place
                f.yaml:3:4: error: tags are not supported, found `!!python/object:os.system`
                c: !!python/object:os.system
                   ^~~~~~~~~~~~~~~~~~~~~~~~~
                hint: remove it: what a value means follows from its place
                f.yaml:5:4: error: tags are not supported, found `!`
                e: ! f
                   ^
                hint: a text that begins with `!` must be quoted as a whole, in '…' or after `>-`
                """)
    }

    @Test func `an expression that begins with an exclamation mark is read as the text it was meant to be`() throws {
        let (root, diagnostics) = load("where: !user.active == y\n")
        #expect(
            diagnostics == """
                f.yaml:1:8: error: tags are not supported, found `!user.active`
                where: !user.active == y
                       ^~~~~~~~~~~~
                hint: a text that begins with `!` must be quoted as a whole, in '…' or after `>-`
                """)
        let scalar = try #require(root.flatMap { YAMLMapping($0) }?["where"]?.scalar)
        #expect(scalar.text == "!user.active == y")
        #expect(scalar.sourceRange(0..<1) == 7..<8)
    }

    @Test func `an alias without an anchor is reported, and the rest is read`() {
        let (root, diagnostics) = load("a: *none\nb: [*b, &b 1, *b]\n")
        #expect(
            diagnostics == """
                f.yaml:1:4: error: no anchor `&none` stands before this alias
                a: *none
                   ^~~~~
                hint: a text that begins with `*` must be quoted as a whole, in '…' or after `>-`
                f.yaml:2:5: error: no anchor `&b` stands before this alias
                b: [*b, &b 1, *b]
                    ^~
                hint: a text that begins with `*` must be quoted as a whole, in '…' or after `>-`
                """)
        #expect(root != nil)
    }

    @Test func `a list cannot hold itself`() {
        #expect(
            load("a: &x [*x]\n").diagnostics.hasPrefix("f.yaml:1:8: error: no anchor `&x` stands before this alias"))
    }

    @Test func `the last anchor of a name counts`() throws {
        let root = try #require(load("[&a 1, &a 2, *a]").root)
        guard case .sequence(let items) = root.kind else { return }
        #expect(items.map { $0.scalar?.text } == ["1", "2", "2"])
    }

    @Test(arguments: ["a: 1\n---\nb: 2\n", "a: 1\n...\n---\n", "a: 1\n...\n%YAML 1.2\n---\nb\n"])
    func `a second document is reported, and the first one read`(file: String) {
        let (root, diagnostics) = load(file)
        #expect(diagnostics.contains("error: a second document begins here, expected one in a file\n"))
        #expect(diagnostics.hasSuffix("\nhint: move it to a file of its own"))
        #expect(root != nil)
    }

    @Test func `diagnostics come in the order of the file, whatever ends it`() {
        let places = YAMLDocument.load(SourceText(path: "f", text: "a: !x b\na: 2\nb: *y\nc: 'x\n")).diagnostics.map(
            \.position)
        #expect(places == [(1, 4), (2, 1), (3, 4), (4, 4)].map { SourcePosition(line: $0.0, column: $0.1) })
    }
}
