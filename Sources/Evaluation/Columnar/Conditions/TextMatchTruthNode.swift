import CEL
import Observations

/// `matches`; texts that come again and again are looked at once.
final class TextMatchTruthNode: TruthNode {
    private let text: TextNode
    private let regex: CELRegex
    private let dictionary: TextDictionary
    /// By the code of the text.
    private var known: [UInt8] = []

    /// `dictionary` is that of the same texts, shared by all that look at them.
    init(_ text: TextNode, _ regex: CELRegex, _ dictionary: TextDictionary) {
        self.text = text
        self.regex = regex
        self.dictionary = dictionary
    }

    override var isCostly: Bool { true }

    override func compute(_ batch: ColumnBatch, _ mask: LineMask) {
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

    private func result(_ text: TextSlice) -> UInt8 {
        regex.matches(text.start, text.count).map { $0 ? ColumnTruth.yes : ColumnTruth.no } ?? ColumnTruth.doubt
    }
}
