internal import Dispatch
internal import Synchronization

/// Elements in blocks, each of which is worked on by one thread.
struct ParallelBlocks<Element: Sendable> {
    private let blocks: [ArraySlice<Element>]

    /// The blocks have so many elements each, the last one what is left.
    init(_ elements: ArraySlice<Element>, size: Int) {
        blocks = stride(from: elements.startIndex, to: elements.endIndex, by: size).map { start in
            elements[start..<min(start + size, elements.endIndex)]
        }
    }

    /// What comes of each block, in their order.
    func map<Result: Sendable>(_ transform: @Sendable (ArraySlice<Element>) -> Result) -> [Result] {
        guard blocks.count > 1 else { return blocks.map(transform) }
        let results = Mutex<[Result?]>(Array(repeating: nil, count: blocks.count))
        DispatchQueue.concurrentPerform(iterations: blocks.count) { index in
            let result = transform(blocks[index])
            results.withLock { $0[index] = result }
        }
        return results.withLock { $0.compactMap(\.self) }
    }
}
