import Diagnostics
import Testing

struct DiagnosticOrderTests {
    @Test func `diagnostics sort by path, place, severity and message`() {
        let a = SourceText(path: "a.yaml", text: "one\ntwo\n")
        let b = SourceText(path: "b.yaml", text: "one\ntwo\n")
        let sorted = [
            Diagnostic(.warning, in: a, at: 0..<1, "z"),
            Diagnostic(.error, in: a, at: 4..<5, "y"),
            Diagnostic(.error, in: a, at: 4..<5, "z"),
            Diagnostic(.error, in: a, at: 4..<6, "z"),
            Diagnostic(.error, in: a, at: 4..<6, "z", hint: "h"),
            Diagnostic(.warning, in: a, at: 4..<5, "a"),
            Diagnostic(.error, in: b, at: 0..<1, "a"),
        ]
        #expect(sorted.reversed().sorted() == sorted)
        #expect(
            sorted.map { "\($0.position.line):\($0.position.column)" } == ["1:1"] + .init(repeating: "2:1", count: 5)
                + ["1:1"])
    }

    @Test func `of two diagnostics that differ one comes first`() {
        let text = SourceText(path: "f", text: "one")
        let other = SourceText(path: "f", text: "two")
        let left = Diagnostic(.error, in: text, at: 0..<1, "m")
        let right = Diagnostic(.error, in: other, at: 0..<1, "m")
        #expect(left != right)
        #expect((left < right) != (right < left))
        #expect(!(left < left))
    }
}
