/// `!operand`.
final class CELNotNode: CELNode, @unchecked Sendable {
    private let operand: CELNode

    init(_ id: Int, _ operand: CELNode) {
        self.operand = operand
        super.init(id)
    }

    override func compute(_ frame: CELFrame) -> CELValue {
        let value = operand.evaluate(frame)
        switch value {
        case .bool(let value): return .bool(!value)
        case .error, .unknown: return value
        default: return .noOverload(of: CELOperator.not, value)
        }
    }
}
