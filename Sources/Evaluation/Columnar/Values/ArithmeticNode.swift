import Observations

/// `+`, `-`, `*`, `/` and `%` of whole numbers; in doubt where the result is none.
final class ArithmeticNode: NumberNode {
    enum Operation: String {
        case add, subtract, multiply, divide, modulo
    }

    private let operation: Operation
    private let left: NumberNode
    private let right: NumberNode

    init(_ operation: Operation, _ left: NumberNode, _ right: NumberNode) {
        self.operation = operation
        self.left = left
        self.right = right
    }

    override func computeNumbers(_ batch: ColumnBatch) {
        left.prepare(batch)
        right.prepare(batch)
        for line in 0..<batch.count {
            states.start[line] = ColumnState.doubt
            guard left.states.start[line] | right.states.start[line] == ColumnState.value else { continue }
            let (result, overflow) = compute(left.numbers.start[line], right.numbers.start[line])
            guard !overflow else { continue }
            states.start[line] = ColumnState.value
            numbers.start[line] = result
        }
    }

    private func compute(_ left: Int64, _ right: Int64) -> (Int64, overflow: Bool) {
        switch operation {
        case .add: left.addingReportingOverflow(right)
        case .subtract: left.subtractingReportingOverflow(right)
        case .multiply: left.multipliedReportingOverflow(by: right)
        case .divide: left.dividedReportingOverflow(by: right)
        case .modulo: left.remainderReportingOverflow(dividingBy: right)
        }
    }
}
