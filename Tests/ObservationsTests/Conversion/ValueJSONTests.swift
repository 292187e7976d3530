import CEL
import JSON
import Observations
import Testing

struct ValueJSONTests {
    @Test(
        arguments: [
            (.null, "null"), (.bool(true), "true"), (.int(-5), "-5"), (.uint(.max), "18446744073709551615"),
            (.double(1), "1.0"),
            (.string("a\"b"), #""a\"b""#), (.bytes([0, 255, 16]), #""AP8Q""#), (.bytes([0, 255]), #""AP8=""#),
            (.bytes([1]), #""AQ==""#), (.bytes([]), #""""#),
            (.duration(CELDuration(totalNanoseconds: 1_500_000_000)), #""1.5s""#),
            (.type(CELTypeValue(name: "int")), #""int""#),
            (.optional(CELOptional(.int(1))), "1"), (.optional(.none), "null"),
            (.list(CELList([.int(1), .string("x")])), #"[1,"x"]"#),
            (.map(CELMap(uniqueStringKeys: [("b", .int(1)), ("a", .null)])), #"{"b":1,"a":null}"#),
            (.double(.nan), #""NaN""#), (.double(-.nan), #""NaN""#), (.double(.infinity), #""Infinity""#),
            (.double(-.infinity), #""-Infinity""#),
            (.error(CELError(.other, "x")), "null"), (.unknown(CELUnknown([.init(path: "x")])), "null"),
        ] as [(CELValue, String)])
    func `values are written as JSON`(value: CELValue, text: String) {
        #expect(value.json.serialized() == text)
    }

    @Test func `times are RFC 3339, and keys of maps are text`() throws {
        let time = try #require(CELTimestamp(rfc3339: "2026-07-01T12:00:00.250+02:00"))
        #expect(CELValue.timestamp(time).json == "2026-07-01T10:00:00.25Z")
        let map = try CELMap(pairs: [(.int(1), .bool(true)), (.bool(false), .null), (.string("2"), .int(2))])
        #expect(CELValue.map(map).json.serialized() == #"{"1":true,"false":null,"2":2}"#)
    }

    @Test(
        arguments: [
            ([.string("1"), .int(1)], #"{"1":0,"1 (int)":1}"#), ([.int(1), .string("1")], #"{"1 (int)":0,"1":1}"#),
            ([.bool(true), .string("true")], #"{"true (bool)":0,"true":1}"#),
            ([.uint(1), .string("1u"), .string("1")], #"{"1u (uint)":0,"1u":1,"1":2}"#),
            (
                [.string("1 (int)"), .int(1), .string("1"), .int(2)],
                #"{"1 (int)":0,"1 (int) (int)":1,"1":2,"2":3}"#
            ),
        ] as [([CELValue], String)])
    func `keys of one text are told apart by their types`(keys: [CELValue], text: String) throws {
        let map = try CELMap(pairs: keys.enumerated().map { ($1, .int(Int64($0))) })
        #expect(CELValue.map(map).json.serialized() == text)
    }

    @Test(arguments: [
        ("1", "1"), ("-0", "0"), ("1.0", "1.0"), ("1e2", "100.0"), ("9223372036854775807", "9223372036854775807"),
        ("9223372036854775808", "9.223372036854776e+18"), ("\"x\"", "\"x\""), ("null", "null"),
        ("[1, {\"k_K\": [true]}]", "[1, {\"k_K\": [true]}]"),
    ])
    func `free-form values keep what was written`(json: String, value: String) throws {
        #expect("\(CELValue(freeForm: try JSONValue(parsing: json)))" == value)
    }
}
