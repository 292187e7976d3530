extension CELPlanner {
    mutating func call(_ id: Int, _ call: CELCall) -> CELNode {
        if call.target == nil, let node = operation(id, call) {
            return emptiness(call, node) ?? node
        }
        if let target = call.target {
            if let (name, overloads) = namespaced(id, call, target) {
                return function(id, name, call.arguments.map { node($0) }, overloads)
            }
            let arguments = [node(target)] + call.arguments.map { node($0) }
            let overloads = self.overloads(id, call.function, arguments.count, isMember: true)
            if let node = alternative(id, call.function, arguments, overloads) {
                return node
            }
            return function(id, call.function, arguments, overloads)
        }
        let isRooted = call.function.utf8.first == UInt8(ascii: ".")
        let name = isRooted ? String(call.function.dropFirst()) : call.function
        let candidates = qualified(name, isRooted: isRooted)
        let found = candidates.first { environment.library.functions[$0] != nil } ?? name
        let overloads = self.overloads(id, found, call.arguments.count, isMember: false)
        return function(id, found, call.arguments.map { node($0) }, overloads)
    }

    /// A call that looks like one on a target but whose target is a part of the function's name: `math.abs(x)`.
    private func namespaced(_ id: Int, _ call: CELCall, _ target: CELExpr) -> (String, [CELOverload])? {
        guard var namespace = target.qualifiedName else { return nil }
        let isRooted = namespace.utf8.first == UInt8(ascii: ".")
        if isRooted {
            namespace.removeFirst()
        }
        for name in qualified("\(namespace).\(call.function)", isRooted: isRooted) {
            let overloads = self.overloads(id, name, call.arguments.count, isMember: false)
            if !overloads.isEmpty { return (name, overloads) }
        }
        return nil
    }

    /// Those of the function that take so many arguments and that the checker found to fit.
    private func overloads(_ id: Int, _ name: String, _ count: Int, isMember: Bool) -> [CELOverload] {
        guard let function = environment.library.functions[name] else { return [] }
        let overloads = function.overloads.filter { $0.isMember == isMember && $0.parameters.count == count }
        guard case .overloads(let ids) = references?[id] else { return overloads }
        return overloads.filter { ids.contains($0.id) }
    }

    /// `or` and `orValue` of optionals, of which the alternative is not always needed.
    private func alternative(
        _ id: Int, _ name: String, _ arguments: [CELNode], _ overloads: [CELOverload]
    ) -> CELNode? {
        guard overloads.count == 1 else { return nil }
        switch overloads[0].id {
        case "optional_or_optional": return CELAlternativeNode(id, name, arguments[0], arguments[1], unwraps: false)
        case "optional_orValue_value": return CELAlternativeNode(id, name, arguments[0], arguments[1], unwraps: true)
        default: return nil
        }
    }

    private mutating func function(
        _ id: Int, _ name: String, _ arguments: [CELNode], _ overloads: [CELOverload]
    ) -> CELNode {
        if name == "matches", arguments.count == 2, !overloads.isEmpty,
            case .string(let pattern) = (arguments[1] as? CELConstantNode)?.value,
            let node = matches(id, arguments[0], pattern)
        {
            return node
        }
        guard overloads.count == 1 else { return CELCallNode(id, name, arguments, overloads) }
        if let node = CELSetNode(id, name, arguments, overloads[0]) { return node }
        if arguments.count == 2, let preparation = overloads[0].preparation, preparation.argument < 2,
            arguments[preparation.argument] is CELHoistedNode || arguments[preparation.argument] is CELConstantNode,
            dependencies != nil
        {
            return CELPreparedNode(id, name, arguments[0], arguments[1], preparation, slot: newMemorySlot())
        }
        switch overloads[0].implementation {
        case .unary(let compute):
            return CELUnaryNode(id, name, arguments[0]) { value, frame in
                frame.charge(for: value)
                return compute(value).map(frame.admit)
            }
        case .binary(let compute):
            return CELBinaryNode(id, name, arguments[0], arguments[1]) { left, right, frame in
                frame.charge(for: left)
                frame.charge(for: right)
                return compute(left, right).map(frame.admit)
            }
        case .any, .metered:
            return CELCallNode(id, name, arguments, overloads)
        }
    }

    /// `matches` with a pattern that is known beforehand; nil where compiling it is left to evaluation, since there are too many.
    private mutating func matches(_ id: Int, _ text: CELNode, _ pattern: String) -> CELNode? {
        let regex = CELRegex.cached(pattern, steps: &patternSteps)
        guard patternSteps >= 0 else { return nil }
        return CELUnaryNode(id, "matches", text) { value, frame in
            guard case .string(let text) = value else { return nil }
            return regex.matches(text, steps: &frame.steps)
        }
    }
}
