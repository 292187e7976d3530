internal import Dispatch
internal import Synchronization

/// Places in blocks, each of which is worked on by one thread.
package final class ParallelBlocks<Result: Sendable>: Sendable {
    private let count: Int
    private let transform: @Sendable (Int) -> Result
    private let next = Atomic(0)
    private let doneCount = Atomic(0)
    private let results: Mutex<[Result?]>
    /// Signalled when every block is done. A group would stay where nobody waits for it.
    private let isDone = DispatchSemaphore(value: 0)

    /// Threads beside the one that waits, if there are cores for them.
    private static var mostHelpers: Int { 7 }

    /// Begins to work on blocks of so many elements each, the last one what is left.
    package init(_ places: Range<Int>, size: Int, _ transform: @escaping @Sendable (Range<Int>) -> Result) {
        let starts = Array(stride(from: places.lowerBound, to: places.upperBound, by: size))
        count = starts.count
        self.transform = { transform(starts[$0]..<min(starts[$0] + size, places.upperBound)) }
        results = Mutex(Array(repeating: nil, count: count))
        for _ in 0..<max(0, min(count - 1, Self.mostHelpers)) { DispatchQueue.global().async { self.work() } }
    }

    /// Works on blocks as long as there are any that nobody took.
    private func work() {
        while case let index = next.wrappingAdd(1, ordering: .relaxed).oldValue, index < count {
            let result = transform(index)
            results.withLock { $0[index] = result }
            if doneCount.wrappingAdd(1, ordering: .relaxed).newValue == count { isDone.signal() }
        }
    }

    /// Helps with the blocks, and gives what comes of them in their order; called once, or never.
    package func wait() -> [Result] {
        guard count > 0 else { return [] }
        work()
        isDone.wait()
        return results.withLock { $0.compactMap(\.self) }
    }
}
