import CEL
import Observations

/// `matches`; texts that come again and again are matched once.
final class TextMatchTruthNode: TruthNode {
    private let text: TextNode
    private let regex: CELRegex
    private let dictionary: TextDictionary
    /// By the code of the text.
    private var known: [UInt8] = []

    /// `dictionary` is that of the same texts, shared by all that match them.
    init(_ text: TextNode, _ regex: CELRegex, _ dictionary: TextDictionary) {
        self.text = text
        self.regex = regex
        self.dictionary = dictionary
    }

    override var isCostly: Bool { true }

    override func begin(_ batch: ColumnBatch) {
        results.fill(batch.count, with: ColumnTruth.open)
    }

    override func compute(_ batch: ColumnBatch, _ mask: LineMask) {
        text.prepare(batch)
        dictionary.prepare(batch)
        let (texts, states, results) = (text.texts.start, text.states.start, results.start)
        for line in 0..<batch.count where mask[line] != 0 && results[line] == ColumnTruth.open {
            guard states[line] == ColumnState.value else {
                results[line] = ColumnTruth.doubt
                continue
            }
            let code = dictionary.code(of: texts[line], at: line)
            guard code >= 0 else {
                results[line] = match(texts[line])
                continue
            }
            while known.count <= code { known.append(ColumnTruth.open) }
            if known[code] == ColumnTruth.open { known[code] = match(texts[line]) }
            results[line] = known[code]
        }
    }

    private func match(_ text: TextSlice) -> UInt8 {
        regex.matches(text.start, text.count).map { $0 ? ColumnTruth.yes : ColumnTruth.no } ?? ColumnTruth.doubt
    }
}
