/// `operand.field`.
final class CELSelectNode: CELNode, @unchecked Sendable {
    private let operand: CELNode
    private let field: String
    /// How the operand is written, for messages.
    private let path: String

    init(_ id: Int, _ operand: CELNode, _ field: String, path: String) {
        self.operand = operand
        self.field = field
        self.path = path
        super.init(id)
    }

    override func compute(_ frame: CELFrame) -> CELValue {
        CELAccess.select(operand.evaluate(frame), field, path: path)
    }
}
