/// An operator or a function of one argument.
final class CELUnaryNode: CELNode, @unchecked Sendable {
    typealias Operation = @Sendable (CELValue, CELFrame) -> CELValue?

    private let name: String
    private let operand: CELNode
    /// Sees neither errors nor unknowns; nil: not for a value of this type.
    private let operation: Operation

    init(_ id: Int, _ name: String, _ operand: CELNode, operation: @escaping Operation) {
        self.name = name
        self.operand = operand
        self.operation = operation
        super.init(id)
    }

    override func compute(_ frame: CELFrame) -> CELValue {
        let value = operand.evaluate(frame)
        guard value.isValue else { return value }
        return operation(value, frame) ?? .noOverload(of: name, value)
    }
}
