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
        if case .literal(let value) = right.kind {
            return constant(left, call.function, value)
        }
        if case .literal(let value) = left.kind, let mirrored = Self.mirrored[call.function] {
            return constant(right, mirrored, value)
        }
        if call.function == CELOperator.in, case .list(let elements) = right.kind, elements.isEmpty { return false }
        return nil
    }

    private func constant(_ operand: CELExpr, _ function: String, _ value: CELValue) -> Bool? {
        switch value {
        case .int(let number) where isSize(operand):
            switch function {
            case CELOperator.less where number <= 0: return false
            case CELOperator.lessOrEqual where number < 0: return false
            case CELOperator.equals where number < 0: return false
            case CELOperator.greaterOrEqual where number <= 0: return true
            case CELOperator.greater where number < 0: return true
            case CELOperator.notEquals where number < 0: return true
            default: return nil
            }
        case .null where isDeclared(operand):
            return function == CELOperator.equals ? false : function == CELOperator.notEquals ? true : nil
        default:
            guard case .literal(let other) = operand.kind else { return nil }
            switch function {
            case CELOperator.equals: return other.isEqual(to: value)
            case CELOperator.notEquals: return !other.isEqual(to: value)
            default: return nil
            }
        }
    }

    private func isSize(_ expression: CELExpr) -> Bool {
        guard case .call(let call) = expression.kind, call.function == "size" else { return false }
        return call.arguments.count + (call.target == nil ? 0 : 1) == 1
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

    private static let mirrored = [
        CELOperator.equals: CELOperator.equals, CELOperator.notEquals: CELOperator.notEquals,
        CELOperator.less: CELOperator.greater, CELOperator.lessOrEqual: CELOperator.greaterOrEqual,
        CELOperator.greater: CELOperator.less, CELOperator.greaterOrEqual: CELOperator.lessOrEqual,
    ]

    // MARK: Terms that exclude one another

    /// Whether terms of one `&&` ask a path to be two things (or terms of one `||` ask it not to be one of two), with a warning.
    mutating func contradiction(among terms: [CELExpr], isAnd: Bool) -> Bool {
        var allowed: [String: [CELValue]] = [:]
        for term in terms {
            guard let (path, values, source) = choice(term, isAnd: isAnd) else { continue }
            guard let earlier = allowed[path] else {
                allowed[path] = values
                continue
            }
            let both = earlier.filter { value in values.contains { $0.isEqual(to: value) } }
            if both.isEmpty {
                warn(at: term.range, CELReviewMessages.contradiction(source, isAnd: isAnd))
                return true
            }
            allowed[path] = both
        }
        return false
    }

    /// Each value is compared with each; a contradiction of longer lists is no slip of the pen.
    private static let choiceLimit = 100

    /// `path == literal` or `path in [literals]`; under `||` `path != literal`.
    private func choice(_ term: CELExpr, isAnd: Bool) -> (path: String, values: [CELValue], source: String)? {
        guard case .call(let call) = term.kind, call.target == nil, call.arguments.count == 2 else { return nil }
        let function = isAnd ? CELOperator.equals : CELOperator.notEquals
        var (operand, literal) = (call.arguments[0], call.arguments[1])
        if call.function == function {
            if case .literal = operand.kind { swap(&operand, &literal) }
            guard case .literal = literal.kind else { return nil }
        } else {
            guard isAnd, call.function == CELOperator.in, case .list = literal.kind else { return nil }
        }
        guard let path = paths.path(of: operand), let values = Self.literals(in: literal), !values.isEmpty,
            values.count <= Self.choiceLimit
        else { return nil }
        return (path, values, CELUnparser.source(of: operand, macroCalls: checked.parsed.macroCalls))
    }

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
