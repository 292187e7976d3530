/// What a comprehension does, recognized by what macros expand to.
package enum CELComprehensionShape {
    /// `all` (false decides) or `exists` (true decides).
    case quantifier(predicate: CELExpr, deciding: Bool)
    /// `map`, `filter`, `exists_one` and the like: what becomes of each element that the filter lets through.
    case collection(filter: CELExpr?, Yield)

    /// What becomes of an element.
    package enum Yield {
        case element(CELExpr)
        case entry(key: CELExpr, value: CELExpr)
        case entries(CELExpr)
        /// The result is whether there was exactly one.
        case isOnly
    }

    /// Nil for other folds.
    package init?(_ comprehension: CELComprehension) {
        guard let shape = Self.quantifier(comprehension) ?? Self.collection(comprehension) else { return nil }
        self = shape
    }

    /// The condition that decides which elements matter, and its value for those that change nothing.
    var selection: (predicate: CELExpr, neutral: Bool)? {
        switch self {
        case .quantifier(let predicate, let deciding): (predicate, !deciding)
        case .collection(let filter, _): filter.map { ($0, false) }
        }
    }

    private static func quantifier(_ comprehension: CELComprehension) -> CELComprehensionShape? {
        guard isAccumulator(comprehension.result, comprehension), case .call(let step) = comprehension.step.kind,
            step.arguments.count == 2, isAccumulator(step.arguments[0], comprehension),
            case .call(let condition) = comprehension.condition.kind,
            condition.function == CELOperator.notStrictlyFalse, condition.arguments.count == 1
        else { return nil }
        switch (step.function, comprehension.initial.kind) {
        case (CELOperator.and, .literal(.bool(true))):
            guard isAccumulator(condition.arguments[0], comprehension) else { return nil }
            return .quantifier(predicate: step.arguments[1], deciding: false)
        case (CELOperator.or, .literal(.bool(false))):
            guard case .call(let not) = condition.arguments[0].kind, not.function == CELOperator.not,
                not.arguments.count == 1, isAccumulator(not.arguments[0], comprehension)
            else { return nil }
            return .quantifier(predicate: step.arguments[1], deciding: true)
        default:
            return nil
        }
    }

    private static func collection(_ comprehension: CELComprehension) -> CELComprehensionShape? {
        guard case .literal(.bool(true)) = comprehension.condition.kind else { return nil }
        var step = comprehension.step
        var filter: CELExpr?
        if case .call(let choice) = step.kind, choice.function == CELOperator.conditional, choice.arguments.count == 3 {
            guard isAccumulator(choice.arguments[2], comprehension) else { return nil }
            filter = choice.arguments[0]
            step = choice.arguments[1]
        }
        guard case .call(let addition) = step.kind, let first = addition.arguments.first,
            isAccumulator(first, comprehension)
        else { return nil }
        let rest = addition.arguments.dropFirst()
        let isPlain = isAccumulator(comprehension.result, comprehension)
        switch (comprehension.initial.kind, addition.function, rest.count) {
        case (.list(let start), CELOperator.add, 1) where isPlain && start.isEmpty:
            guard case .list(let elements) = rest[1].kind, elements.count == 1, !elements[0].isOptional else {
                return nil
            }
            return .collection(filter: filter, .element(elements[0].value))
        case (.map(let start), CELLibrary.mapInsert, 1) where isPlain && start.isEmpty:
            return .collection(filter: filter, .entries(rest[1]))
        case (.map(let start), CELLibrary.mapInsert, 2) where isPlain && start.isEmpty:
            return .collection(filter: filter, .entry(key: rest[1], value: rest[2]))
        case (.literal(.int(0)), CELOperator.add, 1):
            guard case .literal(.int(1)) = rest[1].kind, filter != nil, isOne(comprehension) else { return nil }
            return .collection(filter: filter, .isOnly)
        default:
            return nil
        }
    }

    /// Whether the result is whether the accumulator is 1.
    private static func isOne(_ comprehension: CELComprehension) -> Bool {
        guard case .call(let result) = comprehension.result.kind, result.function == CELOperator.equals,
            result.arguments.count == 2, isAccumulator(result.arguments[0], comprehension),
            case .literal(.int(1)) = result.arguments[1].kind
        else { return false }
        return true
    }

    private static func isAccumulator(_ expression: CELExpr, _ comprehension: CELComprehension) -> Bool {
        guard case .identifier(let name) = expression.kind else { return false }
        return name.hasSameScalars(as: comprehension.accumulator)
    }
}
