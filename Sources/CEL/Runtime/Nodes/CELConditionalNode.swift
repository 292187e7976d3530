/// `condition ? whenTrue : whenFalse`, of which only one branch is evaluated.
final class CELConditionalNode: CELNode, @unchecked Sendable {
    private let condition: CELNode
    private let whenTrue: CELNode
    private let whenFalse: CELNode

    init(_ id: Int, _ condition: CELNode, _ whenTrue: CELNode, _ whenFalse: CELNode) {
        self.condition = condition
        self.whenTrue = whenTrue
        self.whenFalse = whenFalse
        super.init(id)
    }

    override func compute(_ frame: CELFrame) -> CELValue {
        let value = condition.evaluate(frame)
        switch value {
        case .bool(let isTrue): return (isTrue ? whenTrue : whenFalse).evaluate(frame)
        case .error, .unknown: return value
        default: return .error(.noSuchOverload, "a condition must be a bool, not `\(value.typeName)`")
        }
    }
}
