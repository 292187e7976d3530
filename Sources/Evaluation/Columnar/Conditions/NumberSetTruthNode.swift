import Observations

/// `in` a list of whole numbers.
final class NumberSetTruthNode: TruthNode {
    private let number: NumberNode
    private let members: Set<Int64>

    init(_ number: NumberNode, _ members: Set<Int64>) {
        self.number = number
        self.members = members
    }

    override func compute(_ batch: ColumnBatch, _ mask: LineMask) {
        number.prepare(batch)
        let numbers = number.numbers.start
        test(batch, number.states.start) { members.contains(numbers[$0]) }
    }
}
