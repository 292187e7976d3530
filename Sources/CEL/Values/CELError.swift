/// Why an expression has no value.
package struct CELError: Error, Hashable, Sendable {
    /// What went wrong, for programs.
    package enum Kind: Hashable, Sendable {
        case noSuchField, noSuchKey, noSuchOverload, noSuchVariable, overflow, divisionByZero, outOfRange,
            invalidArgument, limit
        /// The host's own, such as a malformed resource.
        case other
    }
    /// What went wrong, for programs.
    package var kind: Kind
    /// Lower case, no full stop, the user's words in back-ticks.
    package var message: String

    /// Messages quote values, which may be long.
    private static let longestMessage = 1_000

    /// An error with a message for people, cut off where it is too long for them.
    package init(_ kind: Kind, _ message: String) {
        self.kind = kind
        self.message =
            message.utf8.count <= Self.longestMessage
            ? message : String(message.unicodeScalars.prefix(Self.longestMessage)) + "…"
    }
}
