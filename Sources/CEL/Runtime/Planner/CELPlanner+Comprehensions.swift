extension CELPlanner {
    mutating func comprehension(_ id: Int, _ comprehension: CELComprehension) -> CELNode {
        if comprehension.isBinding {
            return binding(id, comprehension)
        }
        let range = node(comprehension.range)
        let initial = node(comprehension.initial)
        let accumulator = declare(comprehension.accumulator)
        defer { scope.removeLast() }
        let depth = scope.count
        let slot = declare(comprehension.variable)
        let slot2 = comprehension.variable2.map { declare($0) }
        let loop = CELLoop(range: range, slot: slot, slot2: slot2)
        if let node = quantifier(id, comprehension, loop) ?? collection(id, comprehension, loop) {
            scope.removeSubrange(depth...)
            return node
        }
        let condition = node(comprehension.condition)
        let step = node(comprehension.step)
        scope.removeSubrange(depth...)
        return CELComprehensionNode(
            id,
            CELComprehensionNode.Parts(
                loop: loop, accumulator: accumulator, initial: initial, condition: condition, step: step,
                result: node(comprehension.result)))
    }

    private mutating func binding(_ id: Int, _ comprehension: CELComprehension) -> CELNode {
        let value = node(comprehension.initial)
        // A value that is computed when it is first needed may need another one and so on, which takes stack.
        let isLazy = scope.count { $0.binding != nil } < Self.lazyBindings
        let slot = declare(comprehension.accumulator, binding: isLazy ? value : nil)
        defer { scope.removeLast() }
        return CELBindingNode(id, slot: slot, value: isLazy ? nil : value, result: node(comprehension.result))
    }

    /// How many bindings around an expression may be computed when they are first needed.
    private static let lazyBindings = 8

    private mutating func declare(_ name: String, binding: CELNode? = nil) -> Int {
        let slot = newSlot()
        scope.append(Local(name: CELStringKey(name), slot: slot, binding: binding))
        return slot
    }

    /// `all` and `exists`, recognized by what they expand to.
    private mutating func quantifier(
        _ id: Int, _ comprehension: CELComprehension, _ loop: CELLoop
    ) -> CELNode? {
        guard isAccumulator(comprehension.result, comprehension), case .call(let step) = comprehension.step.kind,
            step.arguments.count == 2, isAccumulator(step.arguments[0], comprehension),
            case .call(let condition) = comprehension.condition.kind,
            condition.function == CELOperator.notStrictlyFalse, condition.arguments.count == 1
        else { return nil }
        let deciding: Bool
        switch (step.function, comprehension.initial.kind) {
        case (CELOperator.and, .literal(.bool(true))):
            guard isAccumulator(condition.arguments[0], comprehension) else { return nil }
            deciding = false
        case (CELOperator.or, .literal(.bool(false))):
            guard case .call(let not) = condition.arguments[0].kind, not.function == CELOperator.not,
                not.arguments.count == 1, isAccumulator(not.arguments[0], comprehension)
            else { return nil }
            deciding = true
        default:
            return nil
        }
        return CELQuantifierNode(id, loop, node(step.arguments[1]), deciding: deciding)
    }

    /// `map`, `filter`, `exists_one` and the like, recognized by what they expand to.
    private mutating func collection(
        _ id: Int, _ comprehension: CELComprehension, _ loop: CELLoop
    ) -> CELNode? {
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
        let parts: [CELExpr]
        switch (comprehension.initial.kind, addition.function, rest.count) {
        case (.list(let start), CELOperator.add, 1) where isPlain && start.isEmpty:
            guard case .list(let elements) = rest[1].kind, elements.count == 1, !elements[0].isOptional else {
                return nil
            }
            parts = [elements[0].value]
        case (.map(let start), CELLibrary.mapInsert, 1...2) where isPlain && start.isEmpty:
            parts = Array(rest)
        case (.literal(.int(0)), CELOperator.add, 1):
            guard case .literal(.int(1)) = rest[1].kind, filter != nil, isOne(comprehension) else { return nil }
            parts = []
        default:
            return nil
        }
        let filterNode = filter.map { node($0) }
        let nodes = parts.map { node($0) }
        let yield: CELCollectionNode.Yield
        switch (comprehension.initial.kind, nodes.count) {
        case (.literal, _): yield = .isOnly
        case (.list, _): yield = .element(nodes[0])
        case (_, 1): yield = .entries(nodes[0])
        default: yield = .entry(key: nodes[0], value: nodes[1])
        }
        return CELCollectionNode(id, loop, where: filterNode, yield)
    }

    /// Whether the result is whether the accumulator is 1.
    private func isOne(_ comprehension: CELComprehension) -> Bool {
        guard case .call(let result) = comprehension.result.kind, result.function == CELOperator.equals,
            result.arguments.count == 2, isAccumulator(result.arguments[0], comprehension),
            case .literal(.int(1)) = result.arguments[1].kind
        else { return false }
        return true
    }

    private func isAccumulator(_ expression: CELExpr, _ comprehension: CELComprehension) -> Bool {
        guard case .identifier(let name) = expression.kind else { return false }
        return name.hasSameScalars(as: comprehension.accumulator)
    }
}
