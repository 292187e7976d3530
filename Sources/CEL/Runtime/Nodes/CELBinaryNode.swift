/// An operator or a function of two arguments, both evaluated.
final class CELBinaryNode: CELNode, @unchecked Sendable {
    typealias Operation = @Sendable (CELValue, CELValue, CELFrame) -> CELValue?

    private let name: String
    private let left: CELNode
    private let right: CELNode
    /// Sees neither errors nor unknowns; nil: not for values of these types.
    private let operation: Operation

    init(_ id: Int, _ name: String, _ left: CELNode, _ right: CELNode, operation: @escaping Operation) {
        self.name = name
        self.left = left
        self.right = right
        self.operation = operation
        super.init(id)
    }

    override func compute(_ frame: CELFrame) -> CELValue {
        let first = left.evaluate(frame)
        let second = right.evaluate(frame)
        guard first.isValue, second.isValue else { return CELValue.absorbing(first, second) }
        return operation(first, second, frame) ?? .noOverload(of: name, first, second)
    }
}
