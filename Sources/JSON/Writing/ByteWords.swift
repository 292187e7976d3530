/// Looks at eight bytes of a text at a time.
@usableFromInline
package enum ByteWords {
    /// Every byte of a word the same.
    @inlinable
    @inline(__always)
    package static func all(_ byte: UInt8) -> UInt64 {
        0x0101_0101_0101_0101 * UInt64(byte)
    }

    /// Marks bytes below another one, which must not be above 0x80. Of marks the lowest is certain, and there are others only
    /// where there is that one.
    @inlinable
    @inline(__always)
    package static func below(_ byte: UInt8, in word: UInt64) -> UInt64 {
        (word &- all(byte)) & ~word
    }

    /// Marks bytes that are the same as another one, which must be ASCII; of marks the same is true.
    @inlinable
    @inline(__always)
    package static func equal(to byte: UInt8, in word: UInt64) -> UInt64 {
        below(1, in: word ^ all(byte))
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Whether there is a byte that is marked: `marks` sets the highest bits of such bytes in a word, of which the order does not
    /// matter, and does not mark blanks.
    @inlinable
    @inline(__always)
    package func containsByte(marked marks: (UInt64) -> UInt64) -> Bool {
        guard let start = UnsafeRawPointer(baseAddress) else { return false }
        let highest = ByteWords.all(0x80)
        guard count >= 8 else {
            var word = ByteWords.all(UInt8(ascii: " "))
            for byte in self { word = word << 8 | UInt64(byte) }
            return marks(word) & highest != 0
        }
        // Without a way out of the loop the processor need not guess. The last word may begin in the one before.
        var found = marks(start.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self))
        for place in stride(from: 0, to: count - 8, by: 8) {
            found |= marks(start.loadUnaligned(fromByteOffset: place, as: UInt64.self))
        }
        return found & highest != 0
    }
}
