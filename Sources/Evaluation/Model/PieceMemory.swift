import CNDJSON

/// Memory for pieces of findings, of which there may be very many: some share a block, which lasts as long as one of them. Used by
/// one task at a time.
final class PieceMemory {
    private var block: Block?
    /// Bytes of the block that pieces have.
    private var used = 0

    /// What pieces share.
    final class Block: @unchecked Sendable {
        // Each piece has bytes of its own.
        fileprivate let start: UnsafeMutablePointer<UInt8>

        fileprivate init(_ start: UnsafeMutablePointer<UInt8>) {
            self.start = start
        }

        deinit {
            start.deallocate()
        }
    }

    /// An empty piece with room for so many bytes, several of which a block has.
    func piece(_ size: Int) -> JSONBytes {
        if used + size > Int(ndjson_block_size) { block = nil }
        if block == nil {
            block = ndjson_block_create().map(Block.init)
            used = 0
        }
        guard let block else { return JSONBytes(capacity: size) }
        defer { used += size }
        ndjson_populate(block.start + used, size)
        return JSONBytes(block.start + used, capacity: size, of: block)
    }
}
