/// Gives long keys that come again and again one storage in memory.
struct JSONKeyCache {
    /// Shorter strings hold their bytes in themselves.
    private static let inlineLength = 15
    /// Longer keys are hardly names of fields.
    private static let longestKey = 64

    /// By the last bits of the hash; a newcomer takes the place of its predecessor.
    private var slots: [String] = Array(repeating: "", count: 256)

    /// The string of valid UTF-8, shared with an equal one that was seen before where there is room to remember it.
    mutating func string(_ bytes: UnsafeRawBufferPointer) -> String {
        guard bytes.count > Self.inlineLength, bytes.count <= Self.longestKey else {
            return String(decoding: bytes, as: UTF8.self)
        }
        let slot = Int(truncatingIfNeeded: Self.hash(bytes) & 0xFF)
        let isKnown = slots[slot].utf8.withContiguousStorageIfAvailable { known in
            known.count == bytes.count && known.elementsEqual(bytes)
        }
        if isKnown != true {
            slots[slot] = String(decoding: bytes, as: UTF8.self)
        }
        return slots[slot]
    }

    /// Folds length, beginning and end; names of fields differ in one of them.
    private static func hash(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        let head = bytes.loadUnaligned(as: UInt64.self)
        let tail = bytes.loadUnaligned(fromByteOffset: bytes.count - 8, as: UInt64.self)
        var mixed = (head ^ (tail &* 0x9E37_79B9_7F4A_7C15)) &+ UInt64(bytes.count)
        mixed = (mixed ^ (mixed >> 32)) &* 0xD6E8_FEB8_6659_FD93
        return mixed >> 32
    }
}
