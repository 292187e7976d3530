/// A part whose value does not vary: computed when it is first needed, with a budget of its own.
final class CELHoistedNode: CELNode, @unchecked Sendable {
    private let slot: Int
    private let node: CELNode

    init(_ node: CELNode, slot: Int) {
        self.slot = slot
        self.node = node
        super.init(node.id)
    }

    override func compute(_ frame: CELFrame) -> CELValue {
        if case .value(let value)? = frame.memory?[slot] { return value }
        let value = frame.once { node.evaluate(frame) } ?? .error(CELFrame.exhaustion)
        frame.memory?[slot] = .value(value)
        return value
    }
}
