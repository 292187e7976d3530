/// An expression within which a local variable stands for another one, as `cel.bind` makes it.
final class CELBindingNode: CELNode, @unchecked Sendable {
    private let slot: Int
    /// Computed at once; nil: when it is first read.
    private let value: CELNode?
    private let result: CELNode

    init(_ id: Int, slot: Int, value: CELNode?, result: CELNode) {
        self.slot = slot
        self.value = value
        self.result = result
        super.init(id)
    }

    override func compute(_ frame: CELFrame) -> CELValue {
        frame.locals[slot] = value?.evaluate(frame)
        return result.evaluate(frame)
    }
}
