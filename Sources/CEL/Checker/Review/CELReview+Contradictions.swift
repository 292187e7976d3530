extension CELReview {
    /// Whether terms of one `&&` ask of something what it cannot be at once (or terms of one `||` leave nothing that it could be
    /// otherwise), with a warning.
    mutating func contradiction(among terms: [CELExpr], isAnd: Bool) -> Bool {
        var known: [String: CELDemand] = [:]
        for term in terms {
            // What all terms of an `||` leave is what their opposites allow together.
            guard let (subject, source, demand) = demand(of: term, isNegated: !isAnd) else { continue }
            guard let earlier = known[subject] else {
                known[subject] = demand
                continue
            }
            let both = earlier.and(demand)
            if both.isImpossible {
                warn(at: term.range, CELReviewMessages.contradiction(source, isAnd: isAnd))
                return true
            }
            known[subject] = both
        }
        return false
    }

    /// Each value is compared with each; a contradiction of longer lists is no slip of the pen.
    private static let valueLimit = 100

    /// What a comparison asks of a path or of its size, compared with literals or with one expression.
    private func demand(
        of term: CELExpr, isNegated: Bool
    ) -> (subject: String, source: String, demand: CELDemand)? {
        guard checked.parsed.macroCalls[term.id] == nil, case .call(let call) = term.kind, call.target == nil else {
            return nil
        }
        if call.function == CELOperator.not, call.arguments.count == 1 {
            return demand(of: call.arguments[0], isNegated: !isNegated)
        }
        guard call.arguments.count == 2 else { return nil }
        if call.function == CELOperator.in {
            guard let subject = subject(call.arguments[0]), case .list = call.arguments[1].kind,
                let values = Self.literals(in: call.arguments[1]), !values.isEmpty, values.count <= Self.valueLimit
            else { return nil }
            return (subject, source(of: call.arguments[0]), isNegated ? .noneOf(values) : .oneOf(values))
        }
        guard let relation = CELRelation(call.function) else { return nil }
        return comparison(call.arguments[0], relation, call.arguments[1], isNegated)
            ?? comparison(call.arguments[1], relation.mirrored, call.arguments[0], isNegated)
    }

    private func comparison(
        _ operand: CELExpr, _ relation: CELRelation, _ other: CELExpr, _ isNegated: Bool
    ) -> (subject: String, source: String, demand: CELDemand)? {
        guard operand.constantValue == nil, let subject = subject(operand) else { return nil }
        let isOrder = relation != .equal && relation != [.less, .greater]
        let relation = isNegated ? relation.negated : relation
        if let value = other.constantValue {
            // Neither `<` nor `>=` holds of NaN.
            if isNegated, isOrder, canBeNaN(operand) { return nil }
            return (subject, source(of: operand), CELDemand(relation, value, isWhole: isWhole(operand)))
        }
        guard let point = paths.path(of: other) else { return nil }
        switch checked.types[operand.id] {
        case .int, .uint, .string, .timestamp, .duration: break
        default: return nil
        }
        return ("\(subject)\u{2}\(point)", source(of: operand), .related(relation))
    }

    private func canBeNaN(_ expression: CELExpr) -> Bool {
        switch checked.types[expression.id] {
        case .bool, .int, .uint, .string, .bytes, .timestamp, .duration: false
        default: true
        }
    }

    private func isWhole(_ expression: CELExpr) -> Bool {
        checked.types[expression.id] == .int || checked.types[expression.id] == .uint
    }

    /// A path, or the size of what a path reads.
    private func subject(_ expression: CELExpr) -> String? {
        if let path = paths.path(of: expression) { return path }
        guard case .call(let call) = expression.kind, call.function == "size" else { return nil }
        let parts = call.arguments + (call.target.map { [$0] } ?? [])
        return parts.count == 1 ? paths.path(of: parts[0]).map { "size(\($0))" } : nil
    }

    private func source(of expression: CELExpr) -> String {
        CELUnparser.source(of: expression, macroCalls: checked.parsed.macroCalls)
    }
}
