/// A number as it was written, so that `1`, `1.0` and numbers beyond 2^53 survive a round trip.
package struct JSONNumber: Sendable, Hashable {
    /// Valid JSON number text.
    package let literal: String

    /// Trusts that `literal` is valid JSON number text.
    package init(literal: String) {
        self.literal = literal
    }

    package init(_ value: some BinaryInteger) {
        literal = String(value)
    }

    /// The value when it was written as an integer that fits.
    package var int: Int64? {
        Int64(literal)
    }

    package var double: Double {
        Double(literal) ?? .nan
    }
}
