extension CELReview {
    /// `a && b …` or `a || b …`. What a term proves holds in those behind it; and since `false` and `true` absorb errors from
    /// either side, a guard behind a read guards it too.
    mutating func logic(_ call: CELCall, _ proven: CELPresence) -> CELFacts {
        let isAnd = call.function == CELOperator.and
        let terms = terms(of: call)
        var laterGuards: [String: Int] = [:]
        var guards: [Set<String>] = []
        for term in terms { guards.append(self.guards(term, absentGives: !isAnd)) }
        guard isFollowed else { return CELFacts() }
        for guarded in guards.joined() { laterGuards[guarded, default: 0] += 1 }

        var reached = proven
        var together = CELPresence()
        // What holds where one term decides, whatever the others are.
        var apart = CELPresence.unreachable
        var isDecided = false
        var constants = 0
        for (term, guarded) in zip(terms, guards) {
            for path in guarded { laterGuards[path, default: 1] -= 1 }
            let later = laterGuards.filter { $0.value > 0 }.keys
            let facts = visit(term, reached.union(CELPresence(later)))
            let (goesOn, ends) = isAnd ? (facts.whenTrue, facts.whenFalse) : (facts.whenFalse, facts.whenTrue)
            reached = reached.union(goesOn)
            together = together.union(goesOn)
            apart = apart.intersection(ends)
            isDecided = isDecided || facts.constant == !isAnd
            constants += facts.constant == isAnd ? 1 : 0
        }
        isDecided = contradiction(among: terms, isAnd: isAnd) || isDecided
        var facts = CELFacts()
        facts.whenTrue = isAnd ? together : apart
        facts.whenFalse = isAnd ? apart : together
        facts.constant = isDecided ? !isAnd : constants == terms.count ? isAnd : nil
        return facts
    }

    mutating func not(_ operand: CELExpr, _ proven: CELPresence) -> CELFacts {
        var facts = visit(operand, proven)
        swap(&facts.whenTrue, &facts.whenFalse)
        facts.constant = facts.constant.map { !$0 }
        return facts
    }

    mutating func conditional(_ arguments: [CELExpr], _ proven: CELPresence) -> CELFacts {
        let condition = visit(arguments[0], proven)
        let first = visit(arguments[1], proven.union(condition.whenTrue))
        let second = visit(arguments[2], proven.union(condition.whenFalse))
        var facts = CELFacts()
        facts.whenTrue = condition.whenTrue.union(first.whenTrue).intersection(
            condition.whenFalse.union(second.whenTrue))
        facts.whenFalse = condition.whenTrue.union(first.whenFalse).intersection(
            condition.whenFalse.union(second.whenFalse))
        switch condition.constant {
        case true: facts.constant = first.constant
        case false: facts.constant = second.constant
        case nil: facts.constant = first.constant == second.constant ? first.constant : nil
        }
        return facts
    }

    /// The operands of a chain of one logical operator, however it is grouped.
    private func terms(of call: CELCall) -> [CELExpr] {
        call.arguments.flatMap { argument -> [CELExpr] in
            guard checked.parsed.macroCalls[argument.id] == nil, case .call(let inner) = argument.kind,
                inner.function == call.function, inner.target == nil
            else { return [argument] }
            return terms(of: inner)
        }
    }

    /// Paths without which an expression is surely the given value, not an error.
    mutating func guards(_ expression: CELExpr, absentGives value: Bool) -> Set<String> {
        switch expression.kind {
        case .identifier(let name) where paths.local(name) == nil:
            let definition = environment.definitions[name]
            return (value ? definition?.guardsOfFalsehood : definition?.guardsOfTruth) ?? []
        case .select(let select) where select.mode == .presence && !value:
            return optionalPath(of: select).map { [$0] } ?? []
        case .call(let call) where checked.parsed.macroCalls[expression.id] == nil:
            switch (call.function, call.arguments.count) {
            case ("hasValue", 0):
                return value ? [] : Set(call.target.map { optionalPaths(of: $0) } ?? [])
            case ("orValue", 1):
                guard let target = call.target, case .literal(.bool(value)) = call.arguments[0].kind else { return [] }
                return Set(optionalPaths(of: target))
            case (CELOperator.equals, 2), (CELOperator.notEquals, 2), (CELOperator.in, 2):
                if let (condition, isSame) = condition(in: call) {
                    return guards(condition, absentGives: isSame == value)
                }
                guard let (result, paths) = withoutValue(call), result == value else { return [] }
                return Set(paths)
            case (CELOperator.not, 1):
                return guards(call.arguments[0], absentGives: !value)
            case (CELOperator.and, 2), (CELOperator.or, 2):
                let first = guards(call.arguments[0], absentGives: value)
                let second = guards(call.arguments[1], absentGives: value)
                return (call.function == CELOperator.and) == value ? first.intersection(second) : first.union(second)
            default:
                return []
            }
        default:
            return []
        }
    }
}
