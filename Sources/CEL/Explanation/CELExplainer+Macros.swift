extension CELExplainer {
    /// What a macro call that came to a value is made of.
    func parts(ofMacro call: CELCall, _ node: CELExpr, _ value: CELValue, in range: Range<Int>) -> [CELTerm] {
        let arguments = call.arguments
        let target = call.target.map { [$0] } ?? []
        switch (call.function, arguments.count) {
        case ("has", 1):
            guard case .select(let select) = arguments[0].kind, select.operand.qualifiedName == nil else { return [] }
            return terms([select.operand], in: range)
        case ("bind", 3):
            let reason = CELExplanationMessages.notRead(text(of: arguments[0]))
            return terms([arguments[1]], in: range, otherwise: reason) + terms([arguments[2]], in: range)
        case ("optMap", 2), ("optFlatMap", 2):
            return terms(target, in: range)
                + terms([arguments[1]], in: range, otherwise: CELExplanationMessages.hasNoValue)
        case ("sortBy", 2):
            return loop(call, variables: 1, value, in: range)
        default:
            guard case .comprehension(let comprehension) = node.kind, !comprehension.isBinding else {
                return terms(target + arguments, in: range)
            }
            return loop(call, variables: comprehension.variable2 == nil ? 1 : 2, value, in: range)
        }
    }

    /// How many elements are listed: the first ones, and the last one, which may have decided.
    private static let elementLimit = 10

    /// The collection, then what was computed for its elements.
    private func loop(_ call: CELCall, variables: Int, _ value: CELValue, in range: Range<Int>) -> [CELTerm] {
        guard let target = call.target, call.arguments.count > variables else { return [] }
        let collection = term(target, in: range, otherwise: CELExplanationMessages.notNeeded)
        let names = call.arguments[..<variables].map { text(of: $0) }
        let bodies = Array(call.arguments[variables...])
        let starts = steps[range].indices.filter { steps[$0].node == bodies[0].id }
        var elements: [(CELValue, CELValue)] = []
        if case .value(let value) = collection.outcome { elements = value.elements(variables) }

        var terms = [collection]
        let last = starts.count - 1
        for (number, start) in starts.enumerated() {
            if starts.count > Self.elementLimit, number == Self.elementLimit - 1 {
                terms.append(CELTerm("", .omitted(last - number)))
            }
            guard number < Self.elementLimit - 1 || number == last else { continue }
            let end = number < last ? starts[number + 1] : range.upperBound
            for body in bodies {
                var term = term(body, in: start..<end, otherwise: CELExplanationMessages.filteredOut)
                if elements.indices.contains(number) {
                    let (first, second) = elements[number]
                    term.names = variables == 1 ? [(names[0], first)] : [(names[0], first), (names[1], second)]
                }
                terms.append(absorbed(term, within: value))
            }
        }
        if starts.count < elements.count {
            let rest = CELExplanationMessages.elements(elements.count - starts.count)
            var reason = isCut ? CELExplanationMessages.cut : CELExplanationMessages.notNeeded
            if !isCut, case .bool(let decision) = value {
                reason = CELExplanationMessages.decided(call.function, decision)
            }
            terms.append(CELTerm(rest, .notEvaluated(reason)))
        }
        return terms
    }
}

extension CELValue {
    /// What the variables of a macro stand for in turn: the element of a list, or its index and the element; the key, or the key
    /// and the value of a map.
    fileprivate func elements(_ variables: Int) -> [(CELValue, CELValue)] {
        switch self {
        case .list(let list) where variables == 1: list.elements.map { ($0, $0) }
        case .list(let list): list.elements.enumerated().map { (.int(Int64($0.offset)), $0.element) }
        case .map(let map): Array(zip(map.keys, map.values))
        default: []
        }
    }
}
