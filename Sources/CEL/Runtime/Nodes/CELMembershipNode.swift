/// `element in container`. Of an unknown list something may be known all the same.
final class CELMembershipNode: CELNode, @unchecked Sendable {
    private let element: CELNode
    private let container: CELNode
    /// Sees neither errors nor unknowns; nil: not for values of these types.
    private let operation: CELBinaryNode.Operation

    init(_ id: Int, _ element: CELNode, _ container: CELNode, operation: @escaping CELBinaryNode.Operation) {
        self.element = element
        self.container = container
        self.operation = operation
        super.init(id)
    }

    override func compute(_ frame: CELFrame) -> CELValue {
        let element = element.evaluate(frame)
        let container = container.evaluate(frame)
        if case .unknown(let unknown) = container, case .string(let text) = element,
            let isMember = unknown.membership?.contains(text)
        {
            return .bool(isMember)
        }
        guard element.isValue, container.isValue else { return CELValue.absorbing(element, container) }
        return operation(element, container, frame) ?? .noOverload(of: CELOperator.in, element, container)
    }
}
