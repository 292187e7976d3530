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
        var loop = CELLoop(range: range, slot: slot, slot2: slot2)
        if let shape = CELComprehensionShape(comprehension) {
            loop.lookup = lookup(shape, id, comprehension)
            loop.support = support(shape, comprehension)
            let node = repeated { $0.node(id, loop, shape) }
            scope.removeSubrange(depth...)
            return node
        }
        let condition = repeated { $0.node(comprehension.condition) }
        let step = repeated { $0.node(comprehension.step) }
        scope.removeSubrange(depth...)
        return CELComprehensionNode(
            id,
            CELComprehensionNode.Parts(
                loop: loop, accumulator: accumulator, initial: initial, condition: condition, step: step,
                result: node(comprehension.result)))
    }

    private mutating func node(_ id: Int, _ loop: CELLoop, _ shape: CELComprehensionShape) -> CELNode {
        switch shape {
        case .quantifier(let predicate, let deciding):
            return CELQuantifierNode(id, loop, node(predicate), deciding: deciding)
        case .collection(let filter, let yield):
            let filter = filter.map { node($0) }
            switch yield {
            case .isOnly: return CELCollectionNode(id, loop, where: filter, .isOnly)
            case .element(let element): return CELCollectionNode(id, loop, where: filter, .element(node(element)))
            case .entries(let entries): return CELCollectionNode(id, loop, where: filter, .entries(node(entries)))
            case .entry(let key, let value):
                return CELCollectionNode(id, loop, where: filter, .entry(key: node(key), value: node(value)))
            }
        }
    }

    /// For which texts a quantifier's condition may be other than neutral.
    private mutating func support(
        _ shape: CELComprehensionShape, _ comprehension: CELComprehension
    ) -> CELTextSupport? {
        guard case .quantifier(let predicate, let deciding) = shape, comprehension.variable2 == nil else { return nil }
        return repeated { $0.support(predicate, of: comprehension.variable, neutral: !deciding) }
    }

    /// How the elements that matter are found, where the collection and their keys do not vary.
    private mutating func lookup(
        _ shape: CELComprehensionShape, _ id: Int, _ comprehension: CELComprehension
    ) -> CELLookup? {
        guard let dependencies, dependencies[comprehension.range.id].isConstant,
            let join = CELJoin(shape, of: id, dependencies)
        else { return nil }
        let (probe, key) = (node(join.probe), node(join.key))
        let probeSlot = newSlot()
        computed[join.probe.id] = probeSlot
        return CELLookup(
            comparison: join.comparison, key: key, probe: probe, probeSlot: probeSlot, indexSlot: newMemorySlot(),
            failureSlot: join.isOnlyVariation ? newMemorySlot() : nil)
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

    mutating func declare(_ name: String, binding: CELNode? = nil) -> Int {
        let slot = newSlot()
        scope.append(Local(name: CELStringKey(name), slot: slot, binding: binding))
        return slot
    }
}
