import Observations

/// What the lines of a batch are. Used by one task at a time.
final class LineStates {
    /// Not zero for lines whose columns tell.
    let plain = Vector<UInt8>()
    /// Not zero for lines of which only the resource tells.
    let odd = Vector<UInt8>()

    func prepare(_ batch: ColumnBatch) {
        plain.fill(batch.count, with: 0)
        odd.fill(batch.count, with: 0)
        let (plain, odd) = (plain.start, odd.start)
        for (line, state) in batch.states.enumerated() {
            switch state {
            case .plain: plain[line] = 1
            case .odd: odd[line] = 1
            case .rejected: break
            }
        }
    }

    /// Calls `body` with each line that is odd or in the mask; of most rules these are few.
    @inline(__always)
    func forEachOdd(or mask: LineMask, of batch: ColumnBatch, _ body: (Int) -> Void) {
        let (odd, count) = (odd.start, batch.count)
        func eight(_ mask: LineMask, _ start: Int) -> UInt64 {
            UnsafeRawPointer(mask).loadUnaligned(fromByteOffset: start, as: UInt64.self)
        }
        for start in stride(from: 0, to: count, by: 8) {
            let end = min(start + 8, count)
            if end - start == 8, eight(mask, start) | eight(odd, start) == 0 { continue }
            for line in start..<end where mask[line] | odd[line] != 0 { body(line) }
        }
    }
}
