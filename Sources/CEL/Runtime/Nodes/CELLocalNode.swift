/// A variable of a comprehension or a binding.
final class CELLocalNode: CELNode, @unchecked Sendable {
    private let slot: Int
    /// What a binding is bound to, computed when it is first read.
    private let binding: CELNode?

    init(_ id: Int, slot: Int, binding: CELNode?) {
        self.slot = slot
        self.binding = binding
        super.init(id)
    }

    override func compute(_ frame: CELFrame) -> CELValue {
        if let value = frame.locals[slot] {
            return value
        }
        let value = binding?.evaluate(frame) ?? .error(.noSuchVariable, "a variable is read before it has a value")
        frame.locals[slot] = value
        return value
    }
}
