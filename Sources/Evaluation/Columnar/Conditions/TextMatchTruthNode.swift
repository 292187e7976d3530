import CEL

/// `matches`.
final class TextMatchTruthNode: RepeatedTextTruthNode {
    private let regex: CELRegex

    init(_ text: TextNode, _ regex: CELRegex, _ dictionary: TextDictionary) {
        self.regex = regex
        super.init(text, dictionary)
    }

    override func result(_ text: TextSlice) -> UInt8 {
        regex.matches(text.start, text.count).map { $0 ? ColumnTruth.yes : ColumnTruth.no } ?? ColumnTruth.doubt
    }
}
