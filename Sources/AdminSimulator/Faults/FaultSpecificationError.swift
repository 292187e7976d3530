/// Why the text of a fault is none.
package struct FaultSpecificationError: Error, Sendable, Hashable, CustomStringConvertible {
    let specification: String
    let reason: String

    /// The text and the reason, in one line.
    package var description: String {
        "fault `\(specification)`: \(reason)"
    }
}
