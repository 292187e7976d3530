import CEL
import Rules

/// Gives the expressions of rules their names, and evaluates them.
protocol ExpressionScope: CELActivation {
    /// `trace` records what the parts come to.
    func evaluate(_ expression: CompiledExpression, trace: CELTrace?) -> CELValue
}

extension ExpressionScope {
    func evaluate(_ expression: CompiledExpression, trace: CELTrace?) -> CELValue {
        expression.program.bound().evaluate(self, trace: trace)
    }

    func evaluate(_ expression: CompiledExpression) -> CELValue {
        evaluate(expression, trace: nil)
    }
}
