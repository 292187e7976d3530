import JSON
import Testing

struct JSONParsingTests {
    @Test(
        arguments: [
            ("null", .null),
            (" \t\r\n true\n", true),
            ("false", false),
            ("\"\"", ""),
            ("[]", []),
            ("{}", [:]),
            ("[ ]", []),
            ("{ \n}", [:]),
            ("[null]", [.null]),
            ("[1, -2 ,3]", [1, -2, 3]),
            ("[[],[[]],{}]", [[], [[]], [:]]),
            (#"{"a":{"b":[{}]},"c":1}"#, ["a": ["b": [[:]]], "c": 1]),
            (#"{"":0," ":1}"#, ["": 0, " ": 1]),
            (#"["\"\\\/\b\f\n\r\t"]"#, ["\"\\/\u{8}\u{C}\n\r\t"]),
            (#""\u0000\u001f""#, "\u{0}\u{1F}"),
            (#""\u00e9\u00E9é""#, "ééé"),
            (#""\ud83d\ude80""#, "🚀"),
            (#""\uDBFF\uDFFF""#, "\u{10FFFF}"),
            ("\"\u{7F}\u{2028}\u{2029}\u{FEFF}\u{FFFF}\"", "\u{7F}\u{2028}\u{2029}\u{FEFF}\u{FFFF}"),
            ("\"a longer text, with 日本語 and 🚀 in it\"", "a longer text, with 日本語 and 🚀 in it"),
            (#""twelve bytes\n""#, "twelve bytes\n"),
        ] as [(String, JSONValue)])
    func `valid texts are read`(text: String, value: JSONValue) throws {
        #expect(try JSONValue(parsing: text) == value)
    }

    @Test(arguments: [
        "0", "-0", "1", "-1", "10", "123456789012345678901234567890", "0.0", "-0.5", "1.50", "1e5", "1E5", "1e+5",
        "1e-5",
        "0e0", "0E+00", "1.5e300", "1e400", "9223372036854775808",
    ])
    func `numbers are kept as they were written`(text: String) throws {
        #expect(try JSONValue(parsing: text) == .number(JSONNumber(literal: text)))
        #expect(try JSONValue(parsing: "[\(text)]").serialized() == "[\(text)]")
    }

    @Test(arguments: [
        #""\ud800""#, #""\udc00""#, #""\udbff""#,
    ])
    func `half a surrogate pair becomes the replacement character`(text: String) throws {
        #expect(try JSONValue(parsing: text) == "\u{FFFD}")
    }

    @Test(arguments: [
        (#""\ud800\ud83d\ude80""#, "\u{FFFD}🚀"),
        (#""\ud800x""#, "\u{FFFD}x"),
        (#""\ud800\n""#, "\u{FFFD}\n"),
        (#""\ud800\u0041""#, "\u{FFFD}A"),
        (#""\ude80\ud83d""#, "\u{FFFD}\u{FFFD}"),
    ])
    func `what follows half a surrogate pair is kept`(text: String, value: String) throws {
        #expect(try JSONValue(parsing: text) == .string(value))
    }

    @Test(arguments: [
        ("", 0, "expected a value, not the end of the text"),
        ("  ", 2, "expected a value, not the end of the text"),
        ("\u{FEFF}1", 0, "expected a value"),
        ("nul", 0, "expected a value"),
        ("nulL", 0, "expected a value"),
        ("True", 0, "expected a value"),
        ("NaN", 0, "expected a value"),
        ("Infinity", 0, "expected a value"),
        ("-Infinity", 1, "expected a digit"),
        ("'a'", 0, "expected a value"),
        ("// 1", 0, "expected a value"),
        ("\u{0}", 0, "expected a value"),
        ("1 2", 2, "something after the end of the value"),
        ("1\u{0}", 1, "something after the end of the value"),
        ("truefalse", 4, "something after the end of the value"),
        ("[]]", 2, "something after the end of the value"),
        ("{}}", 2, "something after the end of the value"),
        ("\u{A0}1", 0, "expected a value"),
        ("1\u{C}", 1, "something after the end of the value"),
        ("+1", 0, "expected a value"),
        (".5", 0, "expected a value"),
        ("-", 1, "expected a digit, not the end of the text"),
        ("-a", 1, "expected a digit"),
        ("01", 1, "a number with a leading zero"),
        ("-01", 2, "a number with a leading zero"),
        ("1.", 2, "expected a digit, not the end of the text"),
        ("1.e5", 2, "expected a digit"),
        ("1e", 2, "expected a digit, not the end of the text"),
        ("1e+", 3, "expected a digit, not the end of the text"),
        ("1e1.5", 3, "something after the end of the value"),
        ("0x1F", 1, "something after the end of the value"),
        ("1_000", 1, "something after the end of the value"),
        ("１", 0, "expected a value"),
        ("[", 1, "expected a value, not the end of the text"),
        ("[1", 2, "expected `,` or `]`, not the end of the text"),
        ("[1,", 3, "expected a value, not the end of the text"),
        ("[1,]", 3, "expected a value"),
        ("[,1]", 1, "expected a value"),
        ("[1 2]", 3, "expected `,` or `]`"),
        ("[1}", 2, "expected `,` or `]`"),
        ("[1:2]", 2, "expected `,` or `]`"),
        ("]", 0, "expected a value"),
        ("{", 1, "expected a key in double quotes, not the end of the text"),
        ("{1:2}", 1, "expected a key in double quotes"),
        ("{a:1}", 1, "expected a key in double quotes"),
        ("{'a':1}", 1, "expected a key in double quotes"),
        (#"{"a"}"#, 4, "expected `:`"),
        (#"{"a" 1}"#, 5, "expected `:`"),
        (#"{"a":}"#, 5, "expected a value"),
        (#"{"a":1"#, 6, "expected `,` or `}`, not the end of the text"),
        (#"{"a":1,}"#, 7, "expected a key in double quotes"),
        (#"{"a":1 "b":2}"#, 7, "expected `,` or `}`"),
        (#"{"a":1]"#, 6, "expected `,` or `}`"),
        (#"{,"a":1}"#, 1, "expected a key in double quotes"),
        ("\"", 0, "a string without an end"),
        ("[\"abcdefghijkl", 1, "a string without an end"),
        (#""\"#, 0, "a string without an end"),
        (#""\""#, 0, "a string without an end"),
        (#""a\x41""#, 2, "an unknown escape in a string"),
        (#""\'""#, 1, "an unknown escape in a string"),
        (#""\a""#, 1, "an unknown escape in a string"),
        ("\"\\\u{0}\"", 1, "an unknown escape in a string"),
        ("\"\\\n\"", 1, "an unknown escape in a string"),
        (#""\u""#, 1, "expected four hexadecimal digits after `\\u`"),
        (#""\u12""#, 1, "expected four hexadecimal digits after `\\u`"),
        (#""\u00G0""#, 1, "expected four hexadecimal digits after `\\u`"),
        (#""\u+123""#, 1, "expected four hexadecimal digits after `\\u`"),
        (#""\U0041""#, 1, "an unknown escape in a string"),
        ("\"a\nb\"", 2, "a control character in a string"),
        ("\"a\tb\"", 2, "a control character in a string"),
        ("\"\u{0}\"", 1, "a control character in a string"),
        ("\"0123456\u{1F}\"", 8, "a control character in a string"),
    ])
    func `texts that are not JSON are refused at their place`(text: String, offset: Int, reason: String) {
        let error = #expect(throws: JSONParseError.self) { try JSONValue(parsing: text) }
        #expect(error?.description == "\(reason) at byte \(offset)")
    }

    @Test(
        arguments: [
            [0x80], [0xBF], [0xC0, 0x80], [0xC1, 0xBF], [0xC3], [0xC3, 0x28], [0xE0, 0x80, 0x80], [0xE0, 0x9F, 0xBF],
            [0xE2, 0x82], [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xF0, 0x80, 0x80, 0x80], [0xF0, 0x8F, 0xBF, 0xBF],
            [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xF8, 0x88, 0x80, 0x80, 0x80], [0xFE], [0xFF],
            [0xF0, 0x9F, 0x9A], [0xF0, 0x9F, 0x28, 0x80], [0xF0, 0x9F, 0x9A, 0x28],
        ] as [[UInt8]])
    func `bytes that are not UTF-8 are refused, in keys too`(bytes: [UInt8]) {
        let quote = UInt8(ascii: "\"")
        let text = Array("[\"ok".utf8) + bytes + [quote, UInt8(ascii: "]")]
        let error = #expect(throws: JSONParseError.self) { try JSONValue(parsing: text) }
        #expect(error?.description == "bytes that are not UTF-8 at byte 4")
        let key = Array("{\"".utf8) + bytes + Array("\":1}".utf8)
        #expect(throws: JSONParseError.self) { try JSONValue(parsing: key) }
        #expect(throws: JSONParseError.self) { try JSONValue(parsing: bytes) }
    }

    @Test func `nesting is read up to the limit and refused beyond it`() throws {
        func nested(_ levels: Int) -> String {
            String(repeating: "[", count: levels) + String(repeating: "]", count: levels)
        }
        #expect(try JSONValue(parsing: nested(512)).serialized() == nested(512))
        let error = #expect(throws: JSONParseError.self) { try JSONValue(parsing: nested(513)) }
        #expect(error?.description == "more than 512 levels of arrays and objects at byte 512")
        #expect(throws: JSONParseError.self) { try JSONValue(parsing: String(repeating: "[", count: 1_000_000)) }
        #expect(throws: JSONParseError.self) { try JSONValue(parsing: String(repeating: "{\"a\":", count: 1_000_000)) }
        #expect(try JSONValue(parsing: "[[1]]", maximumDepth: 2) == [[1]])
        #expect(throws: JSONParseError.self) { try JSONValue(parsing: "[{\"a\":[]}]", maximumDepth: 2) }
    }

    @Test func `the last of equal keys wins, and the parser tells of it`() throws {
        var parser = JSONParser()
        let value = try parser.parse(#"{"a":1,"b":{"c":1,"c":{"a":2}},"a":[3]}"#.utf8)
        #expect(value == ["a": [3], "b": ["c": ["a": 2]]])
        #expect(value.object?.members.map(\.key) == ["a", "b"])
        #expect(parser.duplicateKeys == ["c", "a"])
        _ = try parser.parse("{}".utf8)
        #expect(parser.duplicateKeys == [])
    }

    @Test func `keys that differ in bytes only are two keys`() throws {
        let value = try JSONValue(parsing: "{\"\u{E9}\":1,\"e\u{301}\":2}")
        #expect(value.object?.members.count == 2)
        #expect(value["\u{E9}"] == 1)
        #expect(value["e\u{301}"] == 2)
        #expect(JSONValue.string("\u{E9}") != JSONValue.string("e\u{301}"))
    }

    @Test func `a parser reads on after an error`() throws {
        var parser = JSONParser()
        #expect(throws: JSONParseError.self) { try parser.parse(#"{"a":[1,{"b":"#.utf8) }
        #expect(try parser.parse(#"{"a long key of a member":[1]}"#.utf8) == ["a long key of a member": [1]])
    }

    @Test func `an object of many members takes linear time`() throws {
        let keys = (0..<100_000).map { "key-\($0)" }
        let text = "{" + (keys + keys).map { "\"\($0)\":0" }.joined(separator: ",") + "}"
        let value = try JSONValue(parsing: text)
        #expect(value.object?.members.map(\.key) == keys)
        #expect(value == .object(JSONObject(uniqueMembers: keys.reversed().map { .init(key: $0, value: 0) })))
    }
}
