/// `==` or `!=`.
final class CELEqualityNode: CELNode, @unchecked Sendable {
    private let left: CELNode
    private let right: CELNode
    private let isNegated: Bool

    init(_ id: Int, _ left: CELNode, _ right: CELNode, isNegated: Bool) {
        self.left = left
        self.right = right
        self.isNegated = isNegated
        super.init(id)
    }

    override func compute(_ frame: CELFrame) -> CELValue {
        let first = left.evaluate(frame)
        let second = right.evaluate(frame)
        if case (.string(let first), .string(let second)) = (first, second) {
            frame.steps -= first.utf8.count >> 4
            return .bool(first.hasSameScalars(as: second) != isNegated)
        }
        guard first.isValue, second.isValue else { return CELValue.absorbing(first, second) }
        let equal = CELEquality.compare(first, second, budget: &frame.steps)
        return isNegated ? CELComparison.negated(equal) : equal
    }
}
