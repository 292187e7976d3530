#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A text that lasts as long as the object, with room behind it for reading more bytes at a time.
final class TextConstant {
    private let storage: UnsafeMutableBufferPointer<UInt8>
    private let count: Int

    init(_ text: String) {
        let bytes = Array(text.utf8)
        count = bytes.count
        storage = .allocate(capacity: count + 16)
        storage.update(repeating: 0)
        _ = storage.update(fromContentsOf: bytes)
    }

    deinit {
        storage.deallocate()
    }

    var slice: TextSlice {
        TextSlice(start: UnsafePointer(storage.baseAddress.unsafelyUnwrapped), count: count)
    }
}

/// Whether the bytes are the same; most texts are so short that two looks at them tell.
@inline(__always)
func bytesAreEqual(_ left: UnsafePointer<UInt8>, _ right: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    guard count <= 16 else { return memcmp(left, right, count) == 0 }
    let (left, right) = (UnsafeRawPointer(left), UnsafeRawPointer(right))
    @inline(__always)
    func difference<Word: FixedWidthInteger & BitwiseCopyable>(_ type: Word.Type, at place: Int) -> Word {
        left.loadUnaligned(fromByteOffset: place, as: type) ^ right.loadUnaligned(fromByteOffset: place, as: type)
    }
    if count >= 8 { return difference(UInt64.self, at: 0) | difference(UInt64.self, at: count - 8) == 0 }
    if count >= 4 { return difference(UInt32.self, at: 0) | difference(UInt32.self, at: count - 4) == 0 }
    var all: UInt8 = 0
    for place in 0..<count { all |= difference(UInt8.self, at: place) }
    return all == 0
}

/// Less than 0 where the first bytes come before the others, more where they come after them.
@inline(__always)
func bytesOrder(_ left: UnsafePointer<UInt8>, _ right: UnsafePointer<UInt8>, _ count: Int) -> Int {
    Int(memcmp(left, right, count))
}
