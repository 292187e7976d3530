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
        if let isMember = container.knows(element) { return .bool(isMember) }
        guard element.isValue, container.isValue else { return CELValue.absorbing(element, container) }
        return operation(element, container, frame) ?? .noOverload(of: CELOperator.in, element, container)
    }
}

extension CELValue {
    /// Whether an unknown list is known to hold a text, or not to; nil where that is not known.
    func knows(_ element: CELValue) -> Bool? {
        guard case .unknown(let unknown) = self, case .string(let text) = element else { return nil }
        return unknown.membership?.contains(text)
    }
}
