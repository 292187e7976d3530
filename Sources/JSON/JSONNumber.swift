/// A number as it was written, so that `1`, `1.0` and numbers beyond 2^53 survive a round trip.
package struct JSONNumber: Sendable, Hashable {
    /// Valid JSON number text.
    package let literal: String

    /// Trusts that `literal` is valid JSON number text.
    package init(literal: String) {
        self.literal = literal
    }

    /// An integer of any size.
    package init(_ value: some BinaryInteger) {
        literal = String(value)
    }

    /// The shortest text that is read as the same value again; nil for infinities and NaN, which JSON cannot say.
    package init?(_ value: Double) {
        guard value.isFinite else { return nil }
        literal = "\(value)"
    }

    /// The value when it was written as an integer that fits.
    package var int: Int64? {
        Int64(literal)
    }

    /// The nearest double; infinite where the number is too large for one.
    package var double: Double {
        Double(literal) ?? .nan
    }
}
