/// Why a text is not JSON, or not within the limits.
package struct JSONParseError: Error, Hashable, CustomStringConvertible {
    /// The place in bytes from the beginning.
    package let offset: Int
    /// Lower case, no full stop.
    package let reason: String

    package var description: String {
        "\(reason) at byte \(offset)"
    }
}
