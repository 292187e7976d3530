/// What can be said of a list of texts of which some members are known, and some texts that are none.
extension CELPlanner {
    /// The texts for which a condition on the variable may be other than `neutral`; nil where its terms do not say so plainly.
    mutating func support(_ condition: CELExpr, of variable: String, neutral: Bool) -> CELTextSupport? {
        guard case .call(let call) = condition.kind, call.target == nil else { return nil }
        let arguments = call.arguments
        switch (call.function, arguments.count, neutral) {
        case (CELOperator.equals, 2, false), (CELOperator.notEquals, 2, true):
            for (subject, other) in [(arguments[0], arguments[1]), (arguments[1], arguments[0])]
            where subject.isName(variable) && !other.mentions(variable) {
                return .text(node(other))
            }
            return nil
        case (CELOperator.in, 2, false):
            guard arguments[0].isName(variable), !arguments[1].mentions(variable) else { return nil }
            return .texts(node(arguments[1]))
        case (CELOperator.not, 1, _):
            return support(arguments[0], of: variable, neutral: !neutral)
        case (CELOperator.and, 2, false), (CELOperator.or, 2, true):
            // Where one operand is neutral, both together are.
            return support(arguments[0], of: variable, neutral: neutral)
                ?? support(arguments[1], of: variable, neutral: neutral)
        case (CELOperator.and, 2, true), (CELOperator.or, 2, false):
            guard let left = support(arguments[0], of: variable, neutral: neutral),
                let right = support(arguments[1], of: variable, neutral: neutral)
            else { return nil }
            return .either(left, right)
        default:
            return nil
        }
    }

    /// A comparison such as `size(list.filter(x, …)) > 0`, which asks whether there is such an element; nil for others.
    mutating func emptiness(_ call: CELCall, _ whole: CELNode) -> CELNode? {
        guard let question = CELEmptinessQuestion(call) else { return nil }
        let range = node(question.filtered.range)
        let depth = scope.count
        defer { scope.removeSubrange(depth...) }
        let slot = declare(question.filtered.variable)
        return repeated { planner in
            let support = planner.support(question.condition, of: question.filtered.variable, neutral: false)
            guard let support else { return nil }
            var loop = CELLoop(range: range, slot: slot, slot2: nil)
            loop.support = support
            return CELEmptinessNode(whole, loop, planner.node(question.condition), asksForEmpty: question.asksForEmpty)
        }
    }
}

extension CELExpr {
    fileprivate func isName(_ variable: String) -> Bool {
        guard case .identifier(let name) = kind else { return false }
        return name.hasSameScalars(as: variable)
    }

    fileprivate func mentions(_ variable: String) -> Bool {
        var found = isName(variable)
        forEachChild { found = found || $0.mentions(variable) }
        return found
    }
}
