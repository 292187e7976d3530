/// `in` a list of texts.
final class TextSetTruthNode: RepeatedTextTruthNode {
    private let set: TextSet

    init(_ text: TextNode, _ set: TextSet, _ dictionary: TextDictionary) {
        self.set = set
        super.init(text, dictionary)
    }

    override func result(_ text: TextSlice) -> UInt8 {
        set.contains(text) ? ColumnTruth.yes : ColumnTruth.no
    }
}
