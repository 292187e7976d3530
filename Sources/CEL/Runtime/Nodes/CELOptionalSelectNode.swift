/// `operand.?field`.
final class CELOptionalSelectNode: CELNode, @unchecked Sendable {
    private let operand: CELNode
    private let field: String

    init(_ id: Int, _ operand: CELNode, _ field: String) {
        self.operand = operand
        self.field = field
        super.init(id)
    }

    override func compute(_ frame: CELFrame) -> CELValue {
        CELAccess.optionalSelect(operand.evaluate(frame), field)
    }
}
