/// `&&` or `||`.
final class CELLogicNode: CELNode, @unchecked Sendable {
    private let left: CELNode
    private let right: CELNode
    /// The operand that decides alone: false for `&&`, true for `||`.
    private let deciding: Bool

    init(_ id: Int, _ left: CELNode, _ right: CELNode, deciding: Bool) {
        self.left = left
        self.right = right
        self.deciding = deciding
        super.init(id)
    }

    override func compute(_ frame: CELFrame) -> CELValue {
        let first = left.evaluate(frame)
        if case .bool(deciding) = first {
            return first
        }
        return CELLogic.combine(first, right.evaluate(frame), deciding: deciding)
    }
}
