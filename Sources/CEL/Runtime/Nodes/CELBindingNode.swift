/// An expression within which a local variable stands for another one, as `cel.bind` makes it.
final class CELBindingNode: CELNode, @unchecked Sendable {
    private let slot: Int
    private let result: CELNode

    init(_ id: Int, slot: Int, result: CELNode) {
        self.slot = slot
        self.result = result
        super.init(id)
    }

    override func compute(_ frame: CELFrame) -> CELValue {
        frame.locals[slot] = nil
        return result.evaluate(frame)
    }
}
