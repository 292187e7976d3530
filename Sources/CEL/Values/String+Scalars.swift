/// Strings of the language are sequences of Unicode scalars. Swift's own `==`, `<` and `hash` treat canonically equivalent
/// strings as the same and `count` counts graphemes, so none of them may be used on them.
extension String {
    /// Whether both have the same Unicode scalars.
    package func hasSameScalars(as other: String) -> Bool {
        withContiguousUTF8 { left in
            other.withContiguousUTF8 { right in
                left.hasSameBytes(as: right)
            }
        }
    }

    /// Whether the scalars of the other stand in it, next to one another.
    package func containsScalars(of part: String) -> Bool {
        CELText.position(of: part, in: self) != nil
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

extension UnsafeBufferPointer<UInt8> {
    /// Looks at eight at a time.
    fileprivate func hasSameBytes(as other: UnsafeBufferPointer<UInt8>) -> Bool {
        guard count == other.count else { return false }
        // Copies of a string share its bytes.
        if baseAddress == other.baseAddress { return true }
        let (left, right) = (UnsafeRawBufferPointer(self), UnsafeRawBufferPointer(other))
        var place = 0
        while place + 8 <= count {
            let word = left.loadUnaligned(fromByteOffset: place, as: UInt64.self)
            if word != right.loadUnaligned(fromByteOffset: place, as: UInt64.self) { return false }
            place += 8
        }
        return left[place...].elementsEqual(right[place...])
    }
}
