import CEL
import Diagnostics
import Rules
import Testing

struct CSVReaderTests {
    private static func read(_ bytes: [UInt8]) -> (table: InputTable?, diagnostics: [Diagnostic]) {
        var diagnostics: [Diagnostic] = []
        let table = CSVReader.table(path: "hr.csv", bytes: bytes, into: &diagnostics)
        return (table, diagnostics)
    }

    private static let tables: [(text: String, lines: [[String]]?)] = [
        ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
        ("a,b\r\n1,2\r\n", [["a", "b"], ["1", "2"]]),
        ("a,b\n1,2", [["a", "b"], ["1", "2"]]),
        ("\u{FEFF}a\n1\n", [["a"], ["1"]]),
        ("a\n", [["a"]]),
        ("a,b\n,\n", [["a", "b"], ["", ""]]),
        ("a\n\"\"\n", [["a"], [""]]),
        ("a,b\n \"1\n", nil),
        ("a,b\n 1 , 2\n", [["a", "b"], [" 1 ", " 2"]]),
        ("\"a\",\"b c\"\n\"say \"\"hello\"\"\",\"1,2\"\n", [["a", "b c"], ["say \"hello\"", "1,2"]]),
        ("a,b\n\"two\r\nlines\",\"\r\"\n", [["a", "b"], ["two\r\nlines", "\r"]]),
        ("név,城\nÅsa,東京\n", [["név", "城"], ["Åsa", "東京"]]),
        ("=a,b;c\n=1+1,x;y\n", [["=a", "b;c"], ["=1+1", "x;y"]]),
    ]

    @Test(arguments: tables)
    func `tables are read as RFC 4180 says`(text: String, lines: [[String]]?) {
        let (table, diagnostics) = Self.read(Array(text.utf8))
        #expect(table.map { [$0.columns] + $0.rows } == lines)
        #expect(diagnostics.isEmpty == (lines != nil))
    }

    @Test func `a row is a map from columns to texts`() throws {
        let (table, _) = Self.read(Array("email,status\na@b.example,left\n".utf8))
        #expect("\(try #require(table).value)" == #"[{"email": "a@b.example", "status": "left"}]"#)
    }

    private static let mistakes: [(text: String, shown: String)] = [
        ("", "hr.csv:1:1: error: the table is empty, expected a line with the names of its columns"),
        (
            "a,b\n1,2\n3\n4,5,6\n",
            """
            hr.csv:3:1: error: expected 2 fields as in the header, found 1
            3
            ^
            hr.csv:4:1: error: expected 2 fields as in the header, found 3
            4,5,6
            ^~~~~
            """
        ),
        (
            "a,b,a\n1,2,3\n",
            """
            hr.csv:1:5: error: a column `a` exists already
            a,b,a
                ^
            """
        ),
        (
            "a,,b\n1,2,3\n",
            """
            hr.csv:1:3: error: a column needs a name
            a,,b
              ^
            """
        ),
        (
            "a,b\n1,say \"hello\"\n",
            """
            hr.csv:2:7: error: a quote stands in a field that does not begin with one
            1,say "hello"
                  ^
            hint: put the whole field in quotes, and write a quote within it twice: "say ""hello\"""
            """
        ),
        (
            "a,b\n\"1\"x,2\n",
            """
            hr.csv:2:4: error: expected `,` or the end of the line after the closing quote
            "1"x,2
               ^
            hint: put the whole field in quotes, and write a quote within it twice: "say ""hello\"""
            """
        ),
        (
            "a,b\n1,\"2\n3,4\n",
            """
            hr.csv:2:3: error: this quote is not closed
            1,"2
              ^
            """
        ),
        (
            "a,b\n1,2\n\n3,4\n",
            """
            hr.csv:3:1: error: an empty line is no row; write `""` for a single empty field

            ^
            """
        ),
        (
            "a;b\n1;2\n",
            """
            hr.csv:1:1: error: the header has one column and `;` in it: fields are separated by `,`
            a;b
            ^~~
            """
        ),
    ]

    @Test(arguments: mistakes)
    func `a mistake is shown at its characters`(text: String, shown: String) {
        let (table, diagnostics) = Self.read(Array(text.utf8))
        #expect(table == nil)
        #expect(diagnostics.map { $0.rendered(color: false) }.joined(separator: "\n") == shown)
    }

    private static let noTexts: [(bytes: [UInt8], place: String, message: String)] = [
        ([0x61, 0x0A, 0x63, 0xE9, 0x0A], "2:2", "the table is not UTF-8"),
        ([0x61, 0x0A, 0], "2:1", "a table holds no NUL character"),
        (Array("a,b\r1,2\r".utf8), "1:4", "a carriage return without a line feed"),
        ([0xFF, 0xFE, 0x61, 0x00], "1:1", "the table is not UTF-8"),
    ]

    @Test(arguments: noTexts)
    func `bytes that are no text are refused`(bytes: [UInt8], place: String, message: String) throws {
        let (table, diagnostics) = Self.read(bytes)
        #expect(table == nil)
        let diagnostic = try #require(diagnostics.first)
        #expect("\(diagnostic.position.line):\(diagnostic.position.column)" == place)
        #expect(diagnostic.message == message)
    }

    @Test func `a table is bounded`() {
        let wide = Self.read(Array(repeating: UInt8(ascii: ","), count: 2_000))
        #expect(wide.diagnostics.map(\.message) == ["the table has more than 1000 columns"])
        let ragged = Self.read(Array(("a,b\n" + String(repeating: "1\n", count: 1_000)).utf8))
        #expect(ragged.diagnostics.count == 20)
    }

    /// What is written is read, whatever it is.
    @Test func `random tables survive being written`() {
        let seed = UInt64.random(in: 0..<1_000_000_000)
        print("tables: seed \(seed)")
        var state = seed
        func random(_ bound: UInt64) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % bound)
        }
        let parts = ["a", "é", "東", ",", "\"", "\n", "\r", "\r\n", " ", ";", "\u{FEFF}", "=1"]
        func field() -> String { (0..<random(5)).map { _ in parts[random(UInt64(parts.count))] }.joined() }
        func written(_ text: String) -> String {
            let isPlain = !text.unicodeScalars.contains { ",\"\n\r".unicodeScalars.contains($0) } && !text.isEmpty
            if isPlain, random(2) == 0 { return text }
            return "\"" + text.unicodeScalars.map { $0 == "\"" ? "\"\"" : String($0) }.joined() + "\""
        }
        for _ in 0..<2_000 {
            let columns = (0...random(4)).map { "c\($0)" }
            let rows = (0..<random(5)).map { _ in columns.map { _ in field() } }
            let lineEnd = random(2) == 0 ? "\n" : "\r\n"
            let text = ([columns] + rows).map { $0.map(written).joined(separator: ",") }.joined(separator: lineEnd)
            let (table, diagnostics) = Self.read(Array((text + (random(2) == 0 ? lineEnd : "")).utf8))
            #expect(table?.columns == columns, "seed \(seed)")
            #expect(
                table?.rows.map { $0.map { Array($0.utf8) } } == rows.map { $0.map { Array($0.utf8) } }, "seed \(seed)")
            #expect(diagnostics == [], "seed \(seed)")
        }
    }
}
