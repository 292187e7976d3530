/// Room for texts, which are there until they are all given up.
final class TextArena {
    private static let blockSize = 1 << 16
    private var blocks: [UnsafeMutableBufferPointer<UInt8>] = []
    private var used = 0

    deinit {
        for block in blocks { block.deallocate() }
    }

    /// Room for so many bytes and the few behind them that are read together with them.
    func allocate(_ count: Int) -> UnsafeMutablePointer<UInt8> {
        let needed = count + 16
        if blocks.last.map({ $0.count - used < needed }) ?? true {
            blocks.append(.allocate(capacity: max(Self.blockSize, needed)))
            used = 0
        }
        let start = blocks[blocks.count - 1].baseAddress.unsafelyUnwrapped + used
        used += needed
        return start
    }

    func reset() {
        for block in blocks.dropFirst() { block.deallocate() }
        if blocks.count > 1 { blocks.removeSubrange(1...) }
        used = 0
    }
}
