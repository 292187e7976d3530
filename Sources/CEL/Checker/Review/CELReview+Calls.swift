extension CELReview {
    mutating func call(_ call: CELCall, _ expression: CELExpr, _ proven: CELPresence) -> CELFacts {
        let arguments = call.arguments
        failure(call, expression)
        guard let target = call.target else {
            switch (call.function, arguments.count) {
            case (CELOperator.and, 2), (CELOperator.or, 2): return logic(call, proven)
            case (CELOperator.not, 1): return not(arguments[0], proven)
            case (CELOperator.conditional, 3): return conditional(arguments, proven)
            case (_, 2)
            where CELBinaryOperator(function: call.function)?.precedence == CELBinaryOperator.relationPrecedence:
                return relation(call, expression, proven)
            default: return all(of: arguments, proven)
            }
        }
        // A target without a type is a part of the function's name.
        guard checked.types[target.id] != nil else { return all(of: arguments, proven) }
        switch (call.function, arguments.count) {
        case ("hasValue", 0):
            var facts = all(of: [target], proven)
            facts.whenTrue = facts.whenTrue.union(CELPresence(optionalPaths(of: target)))
            return facts
        case ("value", 0):
            return CELFacts(always: visit(target, proven).always.union(CELPresence(optionalPaths(of: target))))
        case ("orValue", 1), ("or", 1):
            // The alternative is only computed where it is needed.
            var facts = all(of: [target], proven)
            _ = visit(arguments[0], proven)
            if case .literal(.bool(let alternative)) = arguments[0].kind {
                let present = CELPresence(optionalPaths(of: target))
                if alternative {
                    facts.whenFalse = facts.whenFalse.union(present)
                } else {
                    facts.whenTrue = facts.whenTrue.union(present)
                }
            }
            return facts
        default:
            var facts = all(of: [target] + arguments, proven)
            if isVain(call) {
                facts.constant = false
                warn(at: expression.range, CELReviewMessages.alwaysSame(false))
            }
            return facts
        }
    }
}
