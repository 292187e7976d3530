import CEL
import Testing

/// Swift's own comparison of strings is by canonical equivalence, its count by grapheme; the language knows neither.
struct RuntimeTextTests {
    @Test(arguments: [
        ("'e\\u0301' == '\\u00e9'", false), ("'e\\u0301' in ['\\u00e9']", false),
        ("['e\\u0301', '\\u00e9'].distinct().size() == 2", true),
        ("'e\\u0301' < '\\u00e9'", true), ("'\\uffff' < '\\U00010000'", true), ("size('e\\u0301') == 2", true),
        ("size('\\r\\n') == 2", true),
        ("'\\r\\n'.contains('\\n')", true), ("'\\r\\n'.endsWith('\\n')", true), ("'e\\u0301'.startsWith('e')", true),
        ("'a\\r\\nb'.split('\\n') == ['a\\r', 'b']", true), ("'🇩🇪🇫🇷'.size() == 4", true),
        ("'👨‍👩‍👧'.charAt(1) == '\\u200d'", true),
        ("'e\\u0301x'.substring(1) == '\\u0301x'", true), ("'e\\u0301'.reverse() == '\\u0301e'", true),
        ("'ae\\u0301'.indexOf('\\u0301') == 2", true), ("'\\u1100\\u1161' == '\\uac00'", false),
        ("sets.contains(['\\u00e9'], ['e\\u0301'])", false),
        ("'e\\u0301'.replace('e', 'a') == 'a\\u0301'", true), ("'\\u212b' == '\\u00c5'", false),
        ("'\\u00e9'.matches('^.$')", true),
        ("'e\\u0301'.matches('^..$')", true), ("'\\u212a'.lowerAscii() == '\\u212a'", true),
        ("'a\\u0000b'.matches('^a\\\\x00b$')", true),
        ("'a\\u0000b' == 'a\\u0000c'", false), ("''.matches('')", true),
    ])
    func `strings are sequences of Unicode scalars`(source: String, expected: Bool) throws {
        #expect(try RuntimeEvaluation()(source).isEqual(to: .bool(expected)))
    }

    @Test(arguments: ["(", "a{1001}", "(?=a)", "(a)\\\\1", "[", "*", "a{,"])
    func `a pattern that RE2 does not know is an error where it is used`(pattern: String) throws {
        let known = try RuntimeEvaluation()("'a'.matches('\(pattern)')")
        let late = try RuntimeEvaluation()("'a'.matches('\(pattern)' + '')")
        if pattern == "a{," {
            #expect(known.isEqual(to: .bool(false)))
        } else {
            #expect(known.error?.kind == .invalidArgument)
            #expect(late.error == known.error)
        }
    }

    @Test(.timeLimit(.minutes(20))) func `patterns match in linear time`() throws {
        var evaluate = RuntimeEvaluation()
        evaluate.variables["text"] = .string(String(repeating: "a", count: 100_000))
        #expect(try evaluate("text.matches('^(a+)+$') && !text.matches('^(a|a)*b$')").isEqual(to: .bool(true)))
    }

    @Test func `many patterns do not fill the memory`() throws {
        #expect(
            try RuntimeEvaluation()("lists.range(2000).all(i, string(i).matches('^' + string(i) + '$'))").isEqual(
                to: .bool(true)))
    }

    @Test func `texts are the same where each byte is`() {
        let text = "0123456789abcdefghijklmnopqrstuvwxyz é 日本語"
        for length in 0...text.count {
            let whole = String(text.prefix(length))
            #expect(whole.hasSameScalars(as: String(Array(whole))))
            #expect(!whole.hasSameScalars(as: whole + "!"))
            for place in whole.indices {
                let other = String(whole[..<place]) + "~" + String(whole[whole.index(after: place)...])
                #expect(!whole.hasSameScalars(as: other), "\(other)")
            }
        }
    }
}
