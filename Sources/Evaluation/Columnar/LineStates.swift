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

    /// Copies answers of plain lines, and puts `no` for others, eight lines at a time; false where all are `no`.
    func keepPlain(_ answers: UnsafePointer<UInt8>, _ count: Int, in kept: UnsafeMutablePointer<UInt8>) -> Bool {
        var any: UInt64 = 0
        for first in stride(from: 0, to: count, by: 8) {
            let isPlain = UnsafeRawPointer(plain.start).loadUnaligned(fromByteOffset: first, as: UInt64.self)
            let eight = UnsafeRawPointer(answers).loadUnaligned(fromByteOffset: first, as: UInt64.self)
            // A byte that is 1 comes to 0xFF.
            let known = eight & (isPlain &* 0xFF)
            UnsafeMutableRawPointer(kept).storeBytes(of: known, toByteOffset: first, as: UInt64.self)
            any |= known
        }
        return any != 0
    }
}
