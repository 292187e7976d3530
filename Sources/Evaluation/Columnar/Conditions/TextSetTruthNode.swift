import Observations

/// `in` a list of texts.
final class TextSetTruthNode: TruthNode {
    private let text: TextNode
    private let hashes: TextHashes
    private let set: TextSet

    /// `hashes` is shared by all that look the same text up.
    init(_ text: TextNode, _ set: TextSet, _ hashes: TextHashes) {
        self.text = text
        self.set = set
        self.hashes = hashes
    }

    override func compute(_ batch: ColumnBatch, _ mask: LineMask) {
        text.prepare(batch)
        let (set, texts, hashes) = (set, text.texts.start, hashes.prepare(text, batch))
        test(batch, text.states.start) { set.contains(texts[$0], hash: hashes[$0]) }
    }
}
