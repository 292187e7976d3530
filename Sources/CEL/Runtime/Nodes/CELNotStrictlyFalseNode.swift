/// True unless the operand is false: also where it is an error or unknown.
final class CELNotStrictlyFalseNode: CELNode, @unchecked Sendable {
    private let operand: CELNode

    init(_ id: Int, _ operand: CELNode) {
        self.operand = operand
        super.init(id)
    }

    override func compute(_ frame: CELFrame) -> CELValue {
        if case .bool(false) = operand.evaluate(frame) { .bool(false) } else { .bool(true) }
    }
}
