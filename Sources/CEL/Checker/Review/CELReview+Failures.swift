extension CELReview {
    /// Warns about a call that is an error whatever the values of variables are, such as `duration("5d")`.
    mutating func failure(_ call: CELCall, _ expression: CELExpr) {
        guard let error = error(of: call, expression) else { return }
        warn(at: expression.range, CELReviewMessages.alwaysFails(error.message))
    }

    private mutating func error(of call: CELCall, _ expression: CELExpr) -> CELError? {
        let parts = (call.target.map { [$0] } ?? []) + call.arguments
        switch call.function {
        case "duration", "timestamp", "int", "uint", "double", "bool", "ip", "cidr":
            guard call.target == nil, parts.count == 1, let value = parts[0].literalValue else { return nil }
            return error(of: call, expression, [value])
        case "matches":
            guard parts.count == 2, case .string(let pattern)? = parts[1].literalValue else { return nil }
            guard patternSteps >= 0 else { return nil }
            let error = CELRegex.cached(pattern, steps: &patternSteps).error
            return patternSteps >= 0 ? error : nil
        case CELOperator.divide, CELOperator.modulo:
            guard parts.count == 2, let divisor = parts[1].literalValue, divisor.wholeNumber == 0 else { return nil }
            return CELError(.divisionByZero, "division by zero")
        default:
            guard parts.count == 2, case .string(let zone)? = parts[1].literalValue,
                checked.types[parts[0].id] == .timestamp, call.function.hasPrefix("get")
            else { return nil }
            return error(of: call, expression, [.timestamp(.epoch), .string(zone)])
        }
    }

    /// What the overload that the checker found gives for values.
    private func error(of call: CELCall, _ expression: CELExpr, _ values: [CELValue]) -> CELError? {
        guard case .overloads(let ids)? = checked.references[expression.id], ids.count == 1,
            let overload = environment.function(call.function)?.overloads.first(where: { $0.id == ids[0] }),
            case .error(let error)? = overload.call(values)
        else { return nil }
        return error
    }
}

extension CELExpr {
    fileprivate var literalValue: CELValue? {
        if case .literal(let value) = kind { value } else { nil }
    }
}
