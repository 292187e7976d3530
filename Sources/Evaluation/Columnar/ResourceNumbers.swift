import Observations

/// Numbers of the resources on which one task has found something, the same for whatever rule finds something on one. Used by one task
/// at a time.
final class ResourceNumbers {
    /// How many there are; the first one is 0.
    private(set) var count: UInt32 = 0
    /// By line of the batch, one more than the number; 0 for those that have none.
    private let numbers = Vector<UInt32>()

    /// Begins other lines.
    func begin(_ batch: ColumnBatch) {
        numbers.fill(batch.count, with: 0)
    }

    /// That of the resource on the line.
    @inline(__always)
    func number(of line: Int) -> UInt32 {
        if numbers.start[line] == 0 {
            count += 1
            numbers.start[line] = count
        }
        return numbers.start[line] - 1
    }
}
