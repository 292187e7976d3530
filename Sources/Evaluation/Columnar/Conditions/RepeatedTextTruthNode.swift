import Observations

/// A condition on one text; texts that come again and again are looked at once.
class RepeatedTextTruthNode: TruthNode {
    private let text: TextNode
    private let dictionary: TextDictionary
    /// By the code of the text.
    private var known: [UInt8] = []

    /// `dictionary` is that of the same texts, shared by all that look at them.
    init(_ text: TextNode, _ dictionary: TextDictionary) {
        self.text = text
        self.dictionary = dictionary
    }

    override final var isCostly: Bool { true }

    override final func compute(_ batch: ColumnBatch, _ mask: LineMask) {
        text.prepare(batch)
        let codes = dictionary.prepare(text, batch, mask)
        // Its own meanwhile: a property would be checked for other accesses each time.
        var known = known
        self.known = []
        defer { self.known = known }
        let (texts, states, results) = (text.texts.start, text.states.start, results.start)
        mask.forEachLine(of: batch.count) { line in
            guard states[line] == ColumnState.value else {
                results[line] = ColumnTruth.doubt
                return
            }
            let code = Int(codes[line])
            guard code >= 0 else {
                results[line] = result(texts[line])
                return
            }
            while known.count <= code { known.append(ColumnTruth.open) }
            if known[code] == ColumnTruth.open { known[code] = result(texts[line]) }
            results[line] = known[code]
        }
    }

    /// What it comes to on the text.
    func result(_ text: TextSlice) -> UInt8 {
        preconditionFailure("every condition on a text has its result")
    }
}
