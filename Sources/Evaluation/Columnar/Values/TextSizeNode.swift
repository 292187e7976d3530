import Observations

/// How many characters, as Unicode scalars, a text has.
final class TextSizeNode: NumberNode {
    private let text: TextNode

    init(_ text: TextNode) {
        self.text = text
    }

    override func computeNumbers(_ batch: ColumnBatch) {
        text.prepare(batch)
        for line in 0..<batch.count {
            let state = text.states.start[line]
            states.start[line] = state == ColumnState.value ? state : ColumnState.doubt
            guard state == ColumnState.value else { continue }
            let slice = text.texts.start[line]
            var count: Int64 = 0
            // All bytes but those that go on with a scalar.
            for place in 0..<slice.count where slice.start[place] & 0xC0 != 0x80 { count += 1 }
            numbers.start[line] = count
        }
    }
}
