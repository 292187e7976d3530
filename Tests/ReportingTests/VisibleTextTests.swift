import Testing

@testable import Reporting

struct VisibleTextTests {
    @Test(arguments: [
        ("plain text", "plain text"),
        ("", ""),
        ("a\u{1B}[31mb", "a␛[31mb"),
        ("\u{0}\u{1F}\u{7F}", "␀␟␡"),
        ("tab\tline\nreturn\r", "tab␉line␊return␍"),
        ("\u{9B}31m", "\\u{9B}31m"),
        ("\u{202E}x\u{2066}\u{200F}", "\\u{202E}x\\u{2066}\\u{200F}"),
        ("\u{200B}\u{FEFF}\u{AD}", "\\u{200B}\\u{FEFF}\\u{AD}"),
        ("\u{2028}\u{2029}\u{85}", "\\u{2028}\\u{2029}\\u{85}"),
        ("\u{FFFF}\u{1FFFF}", "\\u{FFFF}\\u{1FFFF}"),
        ("\u{E0041}", "\\u{E0041}"),
        ("שלום 日本語 é 👨‍👩‍👧", "שלום 日本語 é 👨‍👩‍👧"),
        ("## heading #1", "## heading #1"),
        ("##[error]x", "#\\u{23}[error]x"),
        ("a ##vso[task.x]", "a #\\u{23}vso[task.x]"),
        ("###[x", "##\\u{23}[x"),
        ("##vso task[", "##vso task["),
    ])
    func `what readers would obey is shown`(text: String, expected: String) {
        #expect(text.visible == expected)
    }

    @Test func `what readers would obey is looked at, wherever it stands`() {
        let scalars = (UInt32(0)...0x10FFFF).compactMap { Unicode.Scalar($0) }.filter { $0.isHidden || $0 == "#" }
        #expect(scalars.count > 200)
        for scalar in scalars {
            let bytes = Array(String(scalar).utf8)
            #expect(bytes.first?.needsLook == true, "\(scalar.value)")
            let text = Array("日本語 é".utf8) + bytes + Array("letters and signs".utf8)
            let needsLook = text.withUnsafeBufferPointer { $0.needsLook }
            #expect(needsLook, "\(scalar.value)")
        }
    }

    @Test(arguments: [
        "", "a", "plain text, as most are ~", "Zoë", "日本語", "한국어 עברית Ελλάδα", "ÀÖ ю",
        "O’Brien", "a\u{A0}b\u{3000}c", "Nguyễn 🚀 E\u{301}ve", "👨‍👩‍👧", "’", "🚀",
    ])
    func `a plain text is not looked at again`(text: String) {
        let needsLook = Array(text.utf8).withUnsafeBufferPointer { $0.needsLook }
        #expect(!needsLook)
    }

    @Test func `a text has one line at least and every line of it is visible`() {
        #expect("".visibleLines == [""])
        #expect("a\u{1B}\n\nb\r\nc".visibleLines == ["a␛", "", "b␍", "c"])
    }

    @Test(arguments: [
        ("", 3, ""), ("abc", 3, "abc"), ("abcd", 3, "abc… (1 more characters)"), ("éééé", 4, "éééé"),
        ("日本語日本", 2, "日本… (3 more characters)"), ("abc", 0, "… (3 more characters)"),
    ])
    func `a long text says how much is missing`(text: String, count: Int, expected: String) {
        #expect(text.shortened(to: count) == expected)
    }

    @Test(
        arguments: [
            (0, "now"), (1, "1 second ago"), (59, "59 seconds ago"), (60, "1 minute ago"),
            (7_500, "2 hours 5 minutes ago"), (7_201, "2 hours ago"), (90_061, "1 day 1 hour ago"),
            (-120, "2 minutes in the future"), (86_400 * 400, "400 days ago"),
            (.min, "106751991167300 days 15 hours in the future"),
        ] as [(Int64, String)])
    func `an age is told in its two largest units`(seconds: Int64, expected: String) {
        #expect(ageText(seconds) == expected)
    }
}
