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
}
