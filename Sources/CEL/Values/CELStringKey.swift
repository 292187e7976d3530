/// A string as a key of a dictionary or an element of a set: the same where the Unicode scalars are.
package struct CELStringKey: Hashable, Sendable {
    /// The string itself.
    package let string: String

    /// Any string can be a key.
    package init(_ string: String) {
        self.string = string
    }

    package static func == (left: CELStringKey, right: CELStringKey) -> Bool {
        left.string.hasSameScalars(as: right.string)
    }

    package func hash(into hasher: inout Hasher) {
        string.withContiguousUTF8 { bytes in
            hasher.combine(bytes: UnsafeRawBufferPointer(bytes))
        }
    }
}
