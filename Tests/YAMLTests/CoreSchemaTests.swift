import Diagnostics
import Testing
import YAML

struct CoreSchemaTests {
    private func value(_ text: String) -> YAMLCoreValue? {
        YAMLDocument.load(SourceText(path: "f", text: text)).root?.scalar?.resolved
    }

    @Test(arguments: ["~", "null", "Null", "NULL", "--- # nothing"])
    func `null has four spellings`(text: String) {
        #expect(value(text) == .null)
    }

    @Test(arguments: [
        ("true", true), ("True", true), ("TRUE", true), ("false", false), ("False", false), ("FALSE", false),
    ])
    func `booleans have six spellings`(text: String, expected: Bool) {
        #expect(value(text) == .bool(expected))
    }

    @Test(arguments: [
        ("0", 0), ("12", 12), ("-12", -12), ("+12", 12), ("0123", 123), ("0o17", 15), ("0xFF", 255), ("0xff", 255),
        ("9223372036854775807", Int64.max), ("-9223372036854775808", Int64.min), ("0x7FFFFFFFFFFFFFFF", Int64.max),
    ])
    func `whole numbers are decimal, octal or hexadecimal`(text: String, expected: Int64) {
        #expect(value(text) == .int(expected))
    }

    @Test(arguments: [
        ("1.5", 1.5), ("-1.5", -1.5), ("+.5", 0.5), (".5", 0.5), ("1.", 1), ("1e3", 1000), ("1E-3", 0.001),
        ("1.5e+3", 1500),
        (".inf", .infinity), ("-.Inf", -.infinity), ("+.INF", .infinity),
        ("9223372036854775808", 9_223_372_036_854_775_808),
        ("-9223372036854775809", -9_223_372_036_854_775_808), ("0x8000000000000000", 9_223_372_036_854_775_808),
        ("0o1000000000000000000000", 9_223_372_036_854_775_808), ("1e999", .infinity),
    ])
    func `floats have a fraction or an exponent, or are too large to be whole`(text: String, expected: Double) {
        #expect(value(text) == .float(expected))
    }

    @Test(arguments: [".nan", ".NaN", ".NAN"])
    func `not a number has three spellings`(text: String) {
        guard case .float(let number) = value(text) else {
            Issue.record("not a float")
            return
        }
        #expect(number.isNaN)
    }

    @Test(arguments: [
        "yes", "no", "on", "off", "y", "n", "nULL", "tRUE", "nan", "inf", "Infinity", "1_000", "0b11", "0x", "0xG",
        "-0x1",
        "0o8", "0O7", "1e", "1e+", "e3", ".", "+", "+-1", "1.2.3", "12:30:00", "2026-01-01", "1 2", "0x1p3", "--1", "٣",
        "1.e", "-.nan", ".infinity",
    ])
    func `everything else is a text`(text: String) {
        #expect(value(text) == .string(text))
    }

    @Test(arguments: ["'1'", "\"true\"", "'null'", "|\n  1", ">-\n  true", "''"])
    func `what is quoted or a block is a text`(text: String) {
        guard case .string = value(text.hasPrefix("'") || text.hasPrefix("\"") ? text : "--- " + text) else {
            Issue.record("not a text")
            return
        }
    }
}
