import Diagnostics
import Testing

struct LongLineTests {
    private func rendered(before: Int, marked: Int, after: Int, filler: String = "a") -> [String] {
        func fill(_ count: Int, _ text: String) -> String { String(repeating: text, count: count) }
        let text = fill(before, filler) + fill(marked, "x") + fill(after, filler)
        let start = before * filler.utf8.count
        let diagnostic = Diagnostic(.error, in: SourceText(path: "f", text: text), at: start..<start + marked, "m")
        return diagnostic.rendered(color: false).split(separator: "\n").map(String.init)
    }

    private func spaces(_ count: Int) -> String { String(repeating: " ", count: count) }

    @Test func `a line of 116 columns is shown whole`() {
        let lines = rendered(before: 100, marked: 6, after: 10)
        #expect(
            lines[1] == String(repeating: "a", count: 100) + "xxxxxx" + String(repeating: "a", count: 10))
        #expect(lines[2] == spaces(100) + "^~~~~~")
    }

    @Test func `a longer line is cut where the caret is not`() {
        let end = rendered(before: 10, marked: 3, after: 500)
        #expect(end[0] == "f:1:11: error: m")
        #expect(end[1] == "aaaaaaaaaaxxx" + String(repeating: "a", count: 103) + "…")
        #expect(end[2] == spaces(10) + "^~~")

        let start = rendered(before: 500, marked: 3, after: 2)
        #expect(start[1] == "…" + String(repeating: "a", count: 111) + "xxxaa")
        #expect(start[2] == spaces(1 + 111) + "^~~")

        let both = rendered(before: 500, marked: 3, after: 500)
        #expect(
            both[1] == "…" + String(repeating: "a", count: 36) + "xxx" + String(repeating: "a", count: 77) + "…")
        #expect(both[2] == spaces(1 + 36) + "^~~")
    }

    @Test func `marks end where the line is cut`() {
        let lines = rendered(before: 0, marked: 500, after: 0)
        #expect(lines[1] == String(repeating: "x", count: 116) + "…")
        #expect(lines[2] == "^" + String(repeating: "~", count: 115))
    }

    @Test func `a line of wide characters is cut by columns`() {
        let lines = rendered(before: 300, marked: 1, after: 300, filler: "語")
        #expect(lines[1] == "…" + String(repeating: "語", count: 18) + "x" + String(repeating: "語", count: 39) + "…")
        #expect(lines[2] == spaces(1 + 36) + "^")
    }

    @Test func `a line of combining marks is cut too`() {
        let lines = rendered(before: 5_000, marked: 1, after: 5_000, filler: "\u{301}")
        #expect(lines[1].unicodeScalars.count < 130)
    }
}
