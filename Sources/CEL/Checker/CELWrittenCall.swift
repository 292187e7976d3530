/// A call as its author wrote it, which macros may have made into another one.
struct CELWrittenCall {
    let call: CELCall
    /// Where its function or operator stands.
    let range: Range<Int>
    /// Whether the checked call has the same arguments.
    let isExpanded: Bool

    init(_ call: CELCall, _ expression: CELExpr, _ parsed: CELParsedExpr) {
        if case .call(let written) = parsed.macroCalls[expression.id]?.kind {
            self.call = written
            isExpanded = true
        } else {
            self.call = call
            isExpanded = false
        }
        range = self.call.functionRange
    }

    /// `startsWith`, `math.greatest`, `+`.
    var name: String {
        if isExpanded, let target = call.target?.qualifiedName { return target + "." + call.function }
        switch call.function {
        case CELOperator.not: return "!"
        case CELOperator.negate: return "-"
        case CELOperator.conditional: return "?:"
        case CELOperator.index, CELOperator.optionalIndex: return "[]"
        default: return CELBinaryOperator(function: call.function)?.symbol ?? call.function
        }
    }
}
