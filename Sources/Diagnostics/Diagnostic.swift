/// A mistake in one of the user's files, with its place.
package struct Diagnostic: Sendable, Hashable {
    /// Whether it is an error or a warning.
    package let severity: Severity
    /// The file it is in.
    package let source: SourceText
    /// The UTF-8 offsets in the file's text that it is about; an empty range points at one place.
    package let range: Range<Int>
    /// What is wrong, in one line: lower case, the user's words in back-ticks, no full stop.
    package let message: String
    /// What to do about it, printed as a line of its own after the caret.
    package let hint: String?

    /// A diagnostic about the bytes `range` of `source`.
    package init(
        _ severity: Severity, in source: SourceText, at range: Range<Int>, _ message: String, hint: String? = nil
    ) {
        self.severity = severity
        self.source = source
        self.range = range
        self.message = message
        self.hint = hint
    }

    /// The line and column at which it begins.
    package var position: SourcePosition {
        source.position(at: range.lowerBound)
    }
}

extension Diagnostic {
    /// How bad a diagnostic is; errors come first.
    package enum Severity: String, Sendable, Hashable, CaseIterable, Comparable {
        /// The file cannot be used.
        case error
        /// The file can be used and probably does not mean what its author thinks.
        case warning

        /// Whether `left` is worse than `right`.
        package static func < (left: Severity, right: Severity) -> Bool {
            left == .error && right == .warning
        }
    }
}

extension Diagnostic: Comparable {
    /// Sorts by path, place, severity and message, the order in which diagnostics are shown.
    package static func < (left: Diagnostic, right: Diagnostic) -> Bool {
        // Offsets order as lines and columns do, and need no search for the line.
        if left.source.path != right.source.path { return left.source.path < right.source.path }
        if left.range.lowerBound != right.range.lowerBound { return left.range.lowerBound < right.range.lowerBound }
        if left.severity != right.severity { return left.severity < right.severity }
        if left.message != right.message { return left.message < right.message }
        if left.range.upperBound != right.range.upperBound { return left.range.upperBound < right.range.upperBound }
        if left.hint != right.hint { return (left.hint ?? "") < (right.hint ?? "") }
        return left.source != right.source && left.source.text < right.source.text
    }
}
