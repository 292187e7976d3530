import Observations

/// How many elements of a list count.
final class ElementCountNode: NumberNode {
    private let elements: ElementSelection
    private let lines = Vector<UInt8>()

    init(_ elements: ElementSelection) {
        self.elements = elements
    }

    override func computeNumbers(_ batch: ColumnBatch) {
        lines.fill(batch.count, with: 1)
        _ = elements.prepare(batch, lines.start)
        let ranges = elements.size.elements(batch)
        for line in 0..<batch.count {
            states.start[line] = elements.states.start[line]
            numbers.start[line] = 0
            for element in ranges[line] where elements.mask.start[element] != 0 {
                numbers.start[line] += 1
            }
        }
    }
}
