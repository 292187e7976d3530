/// Why a safeguard stops a write.
package struct SafeguardRefusal: Error, Hashable, Sendable, CustomStringConvertible {
    /// For people: what is wrong, and what to do.
    package let description: String

    package init(_ description: String) {
        self.description = description
    }
}
