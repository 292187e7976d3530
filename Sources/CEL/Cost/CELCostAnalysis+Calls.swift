extension CELCostAnalysis {
    mutating func call(_ call: CELCall, _ expression: CELExpr, isKept: Bool) -> Fact {
        let operands = (call.target.map { [$0] } ?? []) + call.arguments
        let facts = operands.map { fact($0, isKept: isKept) }
        let work = Self.worst(facts)
        guard facts.contains(where: { $0.size.total > 0 }) else { return Fact(work: work) }
        let own = self.own(call.function, operands, facts, expression, isKept: isKept)
        return Fact(
            work: work.worst(CELCost.Work(degree: own.degree, cause: own.cause)),
            size: size(call.function, operands, facts, checked.types[expression.id]))
    }

    /// The work of the function itself.
    private mutating func own(
        _ function: String, _ operands: [CELExpr], _ facts: [Fact], _ expression: CELExpr, isKept: Bool
    ) -> Work {
        let totals = zip(operands, facts).map { Self.isSized(checked.types[$0.id]) ? $1.size.total : 0 }
        let largest = operands.indices.max { totals[$0] < totals[$1] }
        let cause = cause(expression, largest.map { operands[$0] })
        switch (function, operands.count) {
        case (CELOperator.conditional, 3), (CELOperator.and, 2), (CELOperator.or, 2), (CELOperator.not, 1),
            (CELOperator.index, 2), (CELOperator.optionalIndex, 2), ("size", 1), ("dyn", 1), ("orValue", 2), ("or", 2),
            ("value", 1), ("hasValue", 1), ("optional.of", 1), ("type", 1):
            return Work()
        case (CELOperator.equals, 2), (CELOperator.notEquals, 2), (CELOperator.less, 2), (CELOperator.lessOrEqual, 2),
            (CELOperator.greater, 2), (CELOperator.greaterOrEqual, 2):
            return Work(degree: min(totals[0], totals[1]), cause: cause)
        case (CELOperator.in, 2):
            guard case .map? = checked.types[operands[1].id] else {
                let work = Work(degree: totals[1], cause: cause)
                // What does not vary becomes a set.
                guard !isKept, dependencies[operands[1].id].isConstant else { return work }
                keep(work)
                return Work()
            }
            return Work()
        case ("lists.range", 1):
            return Work(degree: facts[0].size.degree, cause: cause)
        case ("rangesCover", 2), ("matches", 2), ("glob", 2):
            // What does not vary is prepared once.
            let prepared = function == "rangesCover" ? 0 : 1
            guard !isKept, dependencies[operands[prepared].id].isConstant else { break }
            keep(Work(degree: totals[prepared], cause: cause))
            return Work(degree: totals[1 - prepared], cause: cause)
        default: break
        }
        return Work(degree: totals.max() ?? 0, cause: cause)
    }

    /// Whether functions look at the whole of a value of the type, rather than compute with a number.
    private static func isSized(_ type: CELType?) -> Bool {
        switch type {
        case .int, .uint, .double, .bool, .timestamp, .duration, .null, .type: false
        default: true
        }
    }

    private func size(_ function: String, _ operands: [CELExpr], _ facts: [Fact], _ type: CELType?) -> CELGrowth {
        let sizes = facts.map(\.size)
        let total = sizes.map(\.total).max() ?? 0
        switch (function, operands.count) {
        case (CELOperator.conditional, 3): return sizes[1].union(sizes[2])
        case (CELOperator.index, 2), (CELOperator.optionalIndex, 2): return sizes[0].element
        case ("size", 1): return CELGrowth(sizes[0].degree)
        case ("lists.range", 1): return CELGrowth(sizes[0].degree)
        case ("flatten", _): return CELGrowth(total)
        case ("join", _), ("split", _): return CELGrowth(total)
        case (CELOperator.multiply, 2): return CELGrowth(sizes[0].degree + sizes[1].degree)
        default: break
        }
        switch type {
        case .bool, .timestamp, .duration, .null, .type: return .none
        default: return Self.union(facts)
        }
    }
}
