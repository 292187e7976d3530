import Diagnostics

/// A syntax error in words for the author of the file.
struct SyntaxErrorExplanation {
    let diagnostic: Diagnostic

    init(_ error: SyntaxError, in source: SourceText) {
        diagnostic = Diagnostic(.error, in: source, at: error.offset..<error.offset, error.problem)
    }
}
