import Diagnostics
import Testing

struct VisibleTextTests {
    @Test(arguments: [
        ("plain ünïcode 日本 😀", "plain ünïcode 日本 😀"), ("a\nb\r\tc", "a\\nb\\r\\tc"), ("\u{1b}[0m", "\\u{1b}[0m"),
        ("\u{7f}\u{80}\u{9f}", "\\u{7f}\\u{80}\\u{9f}"), ("a\u{202e}b\u{2066}", "a\\u{202e}b\\u{2066}"),
        ("\u{feff}\u{200b}\u{ad}", "\\u{feff}\\u{200b}\\u{ad}"),
        ("\u{2028}\u{2029}\u{85}", "\\u{2028}\\u{2029}\\u{85}"),
        ("👩\u{200d}🚀", "👩\u{200d}🚀"), ("\u{e0041}", "\\u{e0041}"), ("", ""),
    ])
    func `control characters and invisible formatting are spelt out`(text: String, expected: String) {
        #expect(text.visible == expected)
    }
}
