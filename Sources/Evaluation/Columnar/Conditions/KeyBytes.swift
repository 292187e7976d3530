import CNDJSON

/// Bytes that are put together, with room behind them as the hash of them needs it.
final class KeyBytes {
    private var start = UnsafeMutableRawPointer.allocate(byteCount: 64 + Int(ndjson_padding), alignment: 16)
    private var capacity = 64
    private var count = 0

    init() {
        start.initializeMemory(as: UInt8.self, repeating: 0, count: capacity + Int(ndjson_padding))
    }

    deinit {
        start.deallocate()
    }

    /// As long as nothing is appended.
    var text: TextSlice {
        TextSlice(start: start.assumingMemoryBound(to: UInt8.self), count: count)
    }

    func removeAll() {
        count = 0
    }

    func append(_ number: UInt64) {
        reserve(8)
        start.storeBytes(of: number, toByteOffset: count, as: UInt64.self)
        count += 8
    }

    func append(_ text: TextSlice) {
        reserve(text.count)
        (start + count).copyMemory(from: text.start, byteCount: text.count)
        count += text.count
    }

    private func reserve(_ more: Int) {
        guard count + more > capacity else { return }
        capacity = (count + more) * 2
        let larger = UnsafeMutableRawPointer.allocate(byteCount: capacity + Int(ndjson_padding), alignment: 16)
        larger.initializeMemory(as: UInt8.self, repeating: 0, count: capacity + Int(ndjson_padding))
        larger.copyMemory(from: start, byteCount: count)
        start.deallocate()
        start = larger
    }
}
