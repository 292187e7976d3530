/// `&&` and `||`: one operand that decides absorbs whatever the other is; otherwise an unknown absorbs an error.
enum CELLogic {
    static func and(_ left: CELValue, _ right: CELValue) -> CELValue {
        combine(left, right, deciding: false)
    }

    static func or(_ left: CELValue, _ right: CELValue) -> CELValue {
        combine(left, right, deciding: true)
    }

    static func combine(_ left: CELValue, _ right: CELValue, deciding: Bool) -> CELValue {
        switch (left, right) {
        case (.bool(let left), .bool(let right)): .bool(left == deciding || right == deciding ? deciding : !deciding)
        case (.bool(deciding), _), (_, .bool(deciding)): .bool(deciding)
        default: CELValue.absorbing(operand(left, deciding), operand(right, deciding))
        }
    }

    /// The operand, an error in place of what is no bool; a bool that does not decide stays and is absorbed.
    private static func operand(_ value: CELValue, _ deciding: Bool) -> CELValue {
        switch value {
        case .bool, .error, .unknown: value
        default: .noOverload(of: deciding ? CELOperator.or : CELOperator.and, value)
        }
    }
}
