extension CELReview {
    /// A comparison or `in`.
    mutating func relation(_ call: CELCall, _ expression: CELExpr, _ proven: CELPresence) -> CELFacts {
        let arguments = call.arguments
        var facts = truth(call, proven) ?? all(of: arguments, proven)
        knownValues(call)
        if let constant = constant(of: call) {
            facts.constant = constant
            let isPlain = arguments.allSatisfy { Self.literals(in: $0) != nil }
            if !isPlain { warn(at: expression.range, CELReviewMessages.alwaysSame(constant)) }
        }
        if let (result, paths) = withoutValue(call) {
            if result {
                facts.whenFalse = facts.whenFalse.union(CELPresence(paths))
            } else {
                facts.whenTrue = facts.whenTrue.union(CELPresence(paths))
            }
        }
        return facts
    }

    /// `condition == true` and the like, which says what the condition or its opposite says.
    private mutating func truth(_ call: CELCall, _ proven: CELPresence) -> CELFacts? {
        guard let (condition, isSame) = condition(in: call) else { return nil }
        return isSame ? visit(condition, proven) : not(condition, proven)
    }

    /// What a comparison with a literal bool asks of a condition: the same, or its opposite.
    func condition(in call: CELCall) -> (condition: CELExpr, isSame: Bool)? {
        guard call.function == CELOperator.equals || call.function == CELOperator.notEquals else { return nil }
        for (side, other) in [(0, 1), (1, 0)] {
            guard case .literal(.bool(let value)) = call.arguments[other].kind else { continue }
            return (call.arguments[side], value == (call.function == CELOperator.equals))
        }
        return nil
    }

    /// What `x.?f.orValue("a") == "b"` is where `x.f` is absent, and the paths that this says of.
    mutating func withoutValue(_ call: CELCall) -> (result: Bool, paths: [String])? {
        for (side, other) in [(0, 1), (1, 0)] {
            guard case .call(let reader) = call.arguments[side].kind, reader.function == "orValue",
                let target = reader.target, reader.arguments.count == 1,
                case .literal(let alternative) = reader.arguments[0].kind,
                let values = Self.literals(in: call.arguments[other])
            else { continue }
            let isAmong = values.contains { $0.isEqual(to: alternative) }
            switch call.function {
            case CELOperator.equals: return (isAmong, optionalPaths(of: target))
            case CELOperator.in where side == 0: return (isAmong, optionalPaths(of: target))
            case CELOperator.notEquals: return (!isAmong, optionalPaths(of: target))
            default: continue
            }
        }
        return nil
    }

    // MARK: Comparisons that come out the same

    /// The only value that a comparison can have.
    private func constant(of call: CELCall) -> Bool? {
        let (left, right) = (call.arguments[0], call.arguments[1])
        if let isSame = identity(left, call.function, right) { return isSame }
        if let value = right.constantValue {
            return constant(left, call.function, value)
        }
        if let value = left.constantValue, let mirrored = Self.mirrored[call.function] {
            return constant(right, mirrored, value)
        }
        guard call.function == CELOperator.in else { return nil }
        switch right.kind {
        case .list(let elements):
            let results = elements.map { element in
                element.isOptional
                    ? nil : element.value.constantValue.flatMap { constant(left, CELOperator.equals, $0) }
            }
            return results.allSatisfy { $0 == false } ? false : nil
        case .map(let entries): return entries.isEmpty ? false : nil
        default: return nil
        }
    }

    /// What a comparison of something with itself comes to.
    private func identity(_ left: CELExpr, _ function: String, _ right: CELExpr) -> Bool? {
        guard let path = paths.path(of: left), path == paths.path(of: right) else { return nil }
        switch checked.types[left.id] {
        // NaN differs from itself, and what is not known before evaluation may hold it.
        case .bool, .int, .uint, .string, .bytes, .timestamp, .duration: break
        default: return nil
        }
        switch function {
        case CELOperator.equals, CELOperator.lessOrEqual, CELOperator.greaterOrEqual: return true
        case CELOperator.notEquals, CELOperator.less, CELOperator.greater: return false
        default: return nil
        }
    }

    private func constant(_ operand: CELExpr, _ function: String, _ value: CELValue) -> Bool? {
        switch value {
        case .null where isDeclared(operand):
            return function == CELOperator.equals ? false : function == CELOperator.notEquals ? true : nil
        case .string(let text) where excludes(operand, text):
            return function == CELOperator.equals ? false : function == CELOperator.notEquals ? true : nil
        default:
            if let number = value.wholeNumber, let range = range(of: operand) {
                return constant(range, function, number)
            }
            guard let other = operand.constantValue else { return nil }
            switch function {
            case CELOperator.equals: return other.isEqual(to: value)
            case CELOperator.notEquals: return !other.isEqual(to: value)
            default: return nil
            }
        }
    }

    /// What comparing any number of a range with a number comes to, if it is always the same.
    private func constant(_ range: ClosedRange<Int128>, _ function: String, _ number: Int128) -> Bool? {
        let (isBelow, isAbove) = (range.upperBound < number, range.lowerBound > number)
        switch function {
        case CELOperator.equals: return isBelow || isAbove ? false : nil
        case CELOperator.notEquals: return isBelow || isAbove ? true : nil
        case CELOperator.less: return isBelow ? true : range.lowerBound >= number ? false : nil
        case CELOperator.lessOrEqual: return range.upperBound <= number ? true : isAbove ? false : nil
        case CELOperator.greater: return isAbove ? true : range.upperBound <= number ? false : nil
        case CELOperator.greaterOrEqual: return range.lowerBound >= number ? true : isBelow ? false : nil
        default: return nil
        }
    }

    /// A declared variable or field of a type that null is no value of; the checker lets null be compared with some of them.
    private func isDeclared(_ expression: CELExpr) -> Bool {
        switch checked.types[expression.id] {
        case .timestamp, .duration, .object, .opaque, .optional: break
        default: return false
        }
        if case .variable = checked.references[expression.id] { return true }
        return field(of: expression) != nil
    }

    static let mirrored = [
        CELOperator.equals: CELOperator.equals, CELOperator.notEquals: CELOperator.notEquals,
        CELOperator.less: CELOperator.greater, CELOperator.lessOrEqual: CELOperator.greaterOrEqual,
        CELOperator.greater: CELOperator.less, CELOperator.greaterOrEqual: CELOperator.lessOrEqual,
    ]

    /// The value of a literal or those of a list of literals.
    static func literals(in expression: CELExpr) -> [CELValue]? {
        switch expression.kind {
        case .literal(let value): return [value]
        case .list(let elements):
            let values = elements.compactMap { element -> CELValue? in
                guard !element.isOptional, case .literal(let value) = element.value.kind else { return nil }
                return value
            }
            return values.count == elements.count ? values : nil
        default: return nil
        }
    }
}
