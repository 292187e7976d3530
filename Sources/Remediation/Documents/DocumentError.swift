/// Why a plan, a journal, an approval or a key cannot be used.
package struct DocumentError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Lower case, no full stop.
    package let text: String

    package init(_ text: String) {
        self.text = text
    }

    /// The reason, in one line.
    package var description: String { text }
}
