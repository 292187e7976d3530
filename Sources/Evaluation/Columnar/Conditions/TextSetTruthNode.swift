import Observations

/// `in` a list of texts.
final class TextSetTruthNode: TruthNode {
    private let text: TextNode
    private let numbers: TextNumbers
    /// By number of the text.
    private var answers: [UInt8] = [ColumnTruth.no]

    /// `numbers` are those of the same text, shared by all sets that it is looked for in.
    init(_ text: TextNode, _ members: [String], _ numbers: TextNumbers) {
        self.text = text
        self.numbers = numbers
        super.init()
        let places = members.map(numbers.add)
        makeRoom()
        for place in places { answers[place] = ColumnTruth.yes }
    }

    /// Texts of other sets are none of this one's.
    private func makeRoom() {
        answers.append(contentsOf: repeatElement(ColumnTruth.no, count: numbers.count - answers.count))
    }

    override func compute(_ batch: ColumnBatch, _ mask: LineMask) {
        text.prepare(batch)
        if answers.count < numbers.count { makeRoom() }
        let places = numbers.prepare(text, batch)
        answers.withUnsafeBufferPointer { answers in
            test(batch, text.states.start) { answers[Int(places[$0])] == ColumnTruth.yes }
        }
    }
}
