/// A comprehension of any form, as the language defines it: a fold with a condition that can end it.
final class CELComprehensionNode: CELNode, @unchecked Sendable {
    struct Parts {
        var loop: CELLoop
        var accumulator: Int
        var initial: CELNode
        var condition: CELNode
        var step: CELNode
        var result: CELNode
    }

    private let parts: Parts

    init(_ id: Int, _ parts: Parts) {
        self.parts = parts
        super.init(id)
    }

    override func compute(_ frame: CELFrame) -> CELValue {
        frame.locals[parts.accumulator] = parts.initial.evaluate(frame)
        var ended: CELValue?
        let failure = parts.loop.forEach(frame) {
            let condition = parts.condition.evaluate(frame)
            switch condition {
            case .bool(true):
                frame.locals[parts.accumulator] = parts.step.evaluate(frame)
                return true
            case .bool(false): break
            case .error, .unknown: ended = condition
            default: ended = .error(.noSuchOverload, "a condition must be a bool, not `\(condition.typeName)`")
            }
            return false
        }
        return failure ?? ended ?? parts.result.evaluate(frame)
    }
}
