import Observations

/// `in` a list of texts.
final class TextSetTruthNode: TruthNode {
    private let text: TextNode
    private let set: TextSet

    init(_ text: TextNode, _ set: TextSet) {
        self.text = text
        self.set = set
    }

    /// Looking for a text takes longer than asking whether somebody wants to know.
    override var isCostly: Bool { true }

    override func compute(_ batch: ColumnBatch, _ mask: LineMask) {
        text.prepare(batch)
        let (texts, states, results) = (text.texts.start, text.states.start, results.start)
        for line in 0..<batch.count where mask[line] != 0 {
            results[line] =
                states[line] == ColumnState.value
                ? (set.contains(texts[line]) ? ColumnTruth.yes : ColumnTruth.no) : ColumnTruth.doubt
        }
    }
}
