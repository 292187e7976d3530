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

    convenience init(_ text: String) {
        self.init(Array(text.utf8))
    }

    init(_ bytes: [UInt8]) {
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

/// Less than 0 where the first bytes come before the others, more where they come after them.
@inline(__always)
func bytesOrder(_ left: UnsafePointer<UInt8>, _ right: UnsafePointer<UInt8>, _ count: Int) -> Int {
    Int(memcmp(left, right, count))
}
