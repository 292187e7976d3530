/// Strings of the language are sequences of Unicode scalars. Swift's own `==`, `<` and `hash` treat canonically equivalent
/// strings as the same and `count` counts graphemes, so none of them may be used on them.
extension String {
    /// Whether both have the same Unicode scalars.
    package func hasSameScalars(as other: String) -> Bool {
        withContiguousUTF8 { left in
            other.withContiguousUTF8 { right in
                left.count == right.count && left.elementsEqual(right)
            }
        }
    }

    /// Whether it sorts before the other by code points, which is the order of the bytes of UTF-8.
    package func precedesByScalars(_ other: String) -> Bool {
        withContiguousUTF8 { left in
            other.withContiguousUTF8 { right in
                left.lexicographicallyPrecedes(right)
            }
        }
    }

    /// Calls `body` with the bytes, which needs no copy for all but strings bridged from Objective-C.
    func withContiguousUTF8<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        utf8.withContiguousStorageIfAvailable(body) ?? Array(utf8).withUnsafeBufferPointer(body)
    }
}

/// A string as a key of a dictionary or an element of a set: the same where the Unicode scalars are.
package struct CELStringKey: Hashable, Sendable {
    package let string: String

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
