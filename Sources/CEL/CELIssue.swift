/// Something wrong or doubtful in an expression, at a place of its source.
package struct CELIssue: Hashable, Sendable, Error {
    package enum Severity: Hashable, Sendable { case error, warning }
    package var severity: Severity
    /// UTF-8 offsets in the expression's source.
    package var range: Range<Int>
    /// Lower case, no full stop, the user's words in back-ticks.
    package var message: String

    package init(_ severity: Severity = .error, at range: Range<Int>, _ message: String) {
        self.severity = severity
        self.range = range
        self.message = message
    }
}
