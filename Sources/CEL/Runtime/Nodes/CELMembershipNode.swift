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
        if let answer = container.answer(to: element) { return answer }
        guard element.isValue, container.isValue else { return CELValue.absorbing(element, container) }
        return operation(element, container, frame) ?? .noOverload(of: CELOperator.in, element, container)
    }
}

extension CELValue {
    /// Whether an unknown list of which something is known holds a text; nil where this is no such list.
    func answer(to element: CELValue) -> CELValue? {
        guard case .unknown(let unknown) = self, unknown.membership != nil, case .string(let text) = element else {
            return nil
        }
        return unknown.holdsAny(of: [text])
    }
}
