import Diagnostics
import Testing

struct DiagnosticSelectionTests {
    /// `w` is a warning, `e` an error, each at its place in the text.
    private func diagnostics(_ text: String) -> [Diagnostic] {
        let source = SourceText(path: "f", text: text)
        return text.enumerated().map { place, letter in
            Diagnostic(letter == "e" ? .error : .warning, in: source, at: place..<place + 1, "m")
        }
    }

    @Test(
        arguments: [
            ("", 3, [], 0, 0), ("wew", 3, [0, 1, 2], 0, 0), ("wwwe", 3, [0, 1, 3], 0, 1),
            ("wewewe", 4, [0, 1, 3, 5], 0, 2),
            ("wewewe", 3, [1, 3, 5], 0, 3), ("wewewe", 2, [1, 3], 1, 3), ("eeee", 3, [0, 1, 2], 1, 0),
            ("wwww", 3, [0, 1, 2], 0, 1),
        ] as [(String, Int, [Int], Int, Int)])
    func `errors are kept before warnings, and what is shown stays in its order`(
        text: String, limit: Int, shown: [Int], hiddenErrors: Int, hiddenWarnings: Int
    ) {
        let selection = DiagnosticSelection(of: diagnostics(text).reversed(), limit: limit)
        #expect(selection.shown.map(\.range.lowerBound) == shown)
        #expect(selection.hiddenErrors == hiddenErrors)
        #expect(selection.hiddenWarnings == hiddenWarnings)
    }
}
