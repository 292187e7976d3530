/// `optional.or(alternative)` or `optional.orValue(alternative)`: the alternative is only evaluated where it is needed.
final class CELAlternativeNode: CELNode, @unchecked Sendable {
    private let name: String
    private let optional: CELNode
    private let alternative: CELNode
    /// The value of the optional, in place of the optional.
    private let unwraps: Bool

    init(_ id: Int, _ name: String, _ optional: CELNode, _ alternative: CELNode, unwraps: Bool) {
        self.name = name
        self.optional = optional
        self.alternative = alternative
        self.unwraps = unwraps
        super.init(id)
    }

    override func compute(_ frame: CELFrame) -> CELValue {
        let value = optional.evaluate(frame)
        switch value {
        case .optional(let optional):
            guard let content = optional.value else { return other(frame) }
            return unwraps ? content : value
        case .error, .unknown: return value
        default: return .noOverload(of: name, value)
        }
    }

    private func other(_ frame: CELFrame) -> CELValue {
        let value = alternative.evaluate(frame)
        switch value {
        case .optional, .error, .unknown: return value
        default: return unwraps ? value : .noOverload(of: name, .optional(.none), value)
        }
    }
}
