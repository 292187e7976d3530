extension CELUnparser {
    mutating func write(_ call: CELCall) {
        let arguments = call.arguments
        if let target = call.target {
            write(target, atLeast: CELBinaryOperator.memberPrecedence)
            text += "."
            write(function: call.function, arguments)
            return
        }
        switch (call.function, arguments.count) {
        case (CELOperator.conditional, 3):
            write(arguments[0], atLeast: CELBinaryOperator.conditionalPrecedence + 1)
            text += " ? "
            write(arguments[1], atLeast: CELBinaryOperator.conditionalPrecedence + 1)
            text += " : "
            write(arguments[2])
        case (CELOperator.not, 1): write(sign: "!", arguments[0])
        case (CELOperator.negate, 1): write(sign: "-", arguments[0])
        case (CELOperator.index, 2), (CELOperator.optionalIndex, 2):
            write(arguments[0], atLeast: CELBinaryOperator.memberPrecedence)
            text += call.function == CELOperator.index ? "[" : "[?"
            write(arguments[1])
            text += "]"
        case (let function, 2):
            guard let binary = CELBinaryOperator(function: function) else {
                return write(function: function, arguments)
            }
            write(binary, call)
        default: write(function: call.function, arguments)
        }
    }

    private mutating func write(function: String, _ arguments: [CELExpr]) {
        text += function
        write(arguments, "(", ")") { unparser, argument in unparser.write(argument) }
    }

    /// The same sign may follow; another one, and a number that would take the sign as its own, needs parentheses.
    private mutating func write(sign: String, _ operand: CELExpr) {
        text += sign
        if case .call(let call) = written(operand).kind, call.target == nil, call.arguments.count == 1,
            call.function == (sign == "-" ? CELOperator.negate : CELOperator.not)
        {
            write(operand)
        } else if needsParentheses(operand, after: sign) {
            text += "("
            write(operand)
            text += ")"
        } else {
            write(operand, atLeast: CELBinaryOperator.memberPrecedence)
        }
    }

    /// Whether the operand begins with a number that a sign before it would change.
    private func needsParentheses(_ operand: CELExpr, after sign: String) -> Bool {
        var first = written(operand)
        while let next = firstPart(of: first) {
            first = written(next)
        }
        switch first.kind {
        case .literal(.int(let value)): return (value < 0) == (sign == "!")
        case .literal(.double(let value)): return value.isFinite && (value.sign == .minus) == (sign == "!")
        default: return false
        }
    }

    /// The part that the source of an operand begins with, if that is not in parentheses.
    private func firstPart(of expression: CELExpr) -> CELExpr? {
        let part: CELExpr
        switch expression.kind {
        case .select(let select) where select.mode != .presence: part = select.operand
        case .call(let call):
            if let target = call.target {
                part = target
            } else if call.function == CELOperator.index || call.function == CELOperator.optionalIndex {
                part = call.arguments[0]
            } else {
                return nil
            }
        default: return nil
        }
        return precedence(of: written(part)) == CELBinaryOperator.memberPrecedence ? part : nil
    }

    private mutating func write(_ binary: CELBinaryOperator, _ call: CELCall) {
        if binary.isLogical, let terms = CELLogicalChain.terms(of: call, macroCalls) {
            for (index, term) in terms.enumerated() {
                if index > 0 { text += " \(binary.symbol) " }
                write(term, atLeast: binary.precedence + 1)
            }
            return
        }
        // Terms of a chain would be balanced in another way than this tree.
        write(call.arguments[0], atLeast: binary.isLogical ? binary.precedence + 1 : binary.precedence)
        text += " \(binary.symbol) "
        write(call.arguments[1], atLeast: binary.precedence + 1)
    }

    /// How tightly it binds.
    func precedence(of expression: CELExpr) -> Int {
        guard case .call(let call) = expression.kind, call.target == nil else {
            return CELBinaryOperator.memberPrecedence
        }
        switch (call.function, call.arguments.count) {
        case (CELOperator.conditional, 3): return CELBinaryOperator.conditionalPrecedence
        case (CELOperator.not, 1), (CELOperator.negate, 1): return CELBinaryOperator.unaryPrecedence
        case (let function, 2):
            return CELBinaryOperator(function: function)?.precedence ?? CELBinaryOperator.memberPrecedence
        default: return CELBinaryOperator.memberPrecedence
        }
    }

    /// What a node was written as.
    func written(_ expression: CELExpr) -> CELExpr {
        macroCalls[expression.id] ?? expression
    }
}
