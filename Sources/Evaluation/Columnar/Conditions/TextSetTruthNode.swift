import Observations

/// `in` a list of texts.
final class TextSetTruthNode: TruthNode {
    private let text: TextNode
    private let set: TextSet

    init(_ text: TextNode, _ set: TextSet) {
        self.text = text
        self.set = set
    }

    override func compute(_ batch: ColumnBatch, _ mask: LineMask) {
        text.prepare(batch)
        let texts = text.texts.start
        let set = set
        test(batch, text.states.start) { set.contains(texts[$0]) }
    }
}
