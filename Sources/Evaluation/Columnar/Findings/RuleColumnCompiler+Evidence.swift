import CEL
import Rules

extension RuleColumnCompiler {
    /// How the evidence of `where` and `require` is read off columns.
    func evidence(_ names: EvidenceNames) -> EvidenceStep {
        .sequence(
            [rule.condition, rule.requirement].compactMap { $0 }.map {
                evidence($0.checked.parsed.root, in: $0, names)
            })
    }

    private func evidence(
        _ expression: CELExpr, in whole: CompiledExpression, _ names: EvidenceNames
    ) -> EvidenceStep {
        if case .literal = expression.kind { return .nothing }
        // The first part of a function's name, as in `sets.contains`, is no value.
        if expression.isAttribute, whole.checked.types[expression.id] == nil { return .nothing }
        if isConstant(expression, in: whole) {
            let values = InterpretedEvidence.values(whole.part(expression), scope)
            return .sequence(values.map { names.item($0.expr, always: $0.json) })
        }
        if expression.isAttribute {
            guard let source = operand(expression, in: whole).flatMap(EvidenceSource.init),
                let text = expression.text(in: whole)
            else { return interpretedEvidence(expression, in: whole, names) }
            return names.item(text, source)
        }
        if case .comprehension(let comprehension) = expression.kind,
            let step = evidence(comprehension, expression, in: whole, names)
        {
            return step
        }
        guard case .call(let call) = expression.kind else { return interpretedEvidence(expression, in: whole, names) }
        let parts = ((call.target.map { [$0] } ?? []) + call.arguments).map { evidence($0, in: whole, names) }
        switch (call.function, operand(expression, in: whole)) {
        case (CELOperator.and, .truth(let node)?), (CELOperator.or, .truth(let node)?):
            guard let logic = node as? LogicTruthNode, parts.count == 2 else { break }
            return LogicEvidence(parts[0], logic, parts[1])
        case (CELOperator.conditional, .truth(let node)?):
            guard let choice = node as? ChoiceTruthNode, parts.count == 3 else { break }
            return ChoiceEvidence(parts[0], choice, parts[1], parts[2])
        case ("or", let operand?), ("orValue", let operand?):
            guard let target = call.target, let first = self.operand(target, in: whole)?.node, parts.count == 2 else {
                break
            }
            // A list is never absent.
            if case .list = operand { return parts[0] }
            return AlternativeEvidence(parts[0], first, parts[1])
        case (CELOperator.and, _), (CELOperator.or, _), (CELOperator.conditional, _), ("or", _), ("orValue", _):
            break
        case (_, let operand):
            // All arguments are evaluated before the function is. Conditions among them are so only where the whole is on columns,
            // and of a list that was not seen the whole may tell what the list does not.
            if operand != nil || parts.allSatisfy(\.standsAlone) { return .sequence(parts) }
        }
        return interpretedEvidence(expression, in: whole, names)
    }

    /// Of what is made of a list: the list, and what does not differ between its elements, where that is read of every element; nil
    /// where the columns do not tell.
    private func evidence(
        _ comprehension: CELComprehension, _ expression: CELExpr, in whole: CompiledExpression, _ names: EvidenceNames
    ) -> EvidenceStep? {
        guard let operand = operand(expression, in: whole),
            case .list(let list)? = self.operand(comprehension.range, in: whole)
        else { return nil }
        let range = evidence(comprehension.range, in: whole, names)
        let bodies = [comprehension.condition, comprehension.step, comprehension.result]
        let own: Set = [comprehension.variable, comprehension.accumulator]
        let others = bodies.reduce(into: Set()) { $0.formUnion(self.names(in: $1, of: whole)) }.subtracting(own)
        if others.isEmpty { return range }
        guard !isOfResource(others), let shape = CELComprehensionShape(comprehension),
            let body = shape.onlyBody, body.isStrict
        else { return nil }
        let items = constants(in: body, beside: own, whole, names)
        let fold: FoldNode
        switch operand {
        case .truth(let node): fold = .truth(node)
        case .list(let made): fold = .number(count(made))
        default: return nil
        }
        return .sequence([range, ElementsEvidence(list.size, fold, .sequence(items))])
    }

    /// What the greatest parts of the body of a macro read that do not differ between elements.
    private func constants(
        in body: CELExpr, beside own: Set<String>, _ whole: CompiledExpression, _ names: EvidenceNames
    ) -> [EvidenceStep] {
        if self.names(in: body, of: whole).isDisjoint(with: own) {
            return [evidence(body, in: whole, names)]
        }
        var steps: [EvidenceStep] = []
        body.forEachChild { steps += constants(in: $0, beside: own, whole, names) }
        return steps
    }

    private func interpretedEvidence(
        _ expression: CELExpr, in whole: CompiledExpression, _ names: EvidenceNames
    ) -> EvidenceStep {
        InterpretedEvidence(whole.part(expression), scope, codes(of: expression, in: whole, isShown: true), names)
    }
}

extension CELExpr {
    /// Whether it is a name, or a chain of selections from one.
    fileprivate var isAttribute: Bool {
        switch kind {
        case .identifier: true
        case .select(let select): select.operand.isAttribute
        default: false
        }
    }

    /// As evidence shows it; nil where it stands nowhere.
    fileprivate func text(in whole: CompiledExpression) -> String? {
        let source = Array(whole.source.text.utf8)
        guard range.upperBound <= source.count else { return nil }
        return String(decoding: source[range], as: UTF8.self).collapsingBlanks
    }
}

extension CELComprehensionShape {
    /// The one expression that is evaluated for each element; nil where there are several, or none.
    fileprivate var onlyBody: CELExpr? {
        switch self {
        case .quantifier(let predicate, _): predicate
        case .collection(let filter?, .isOnly): filter
        case .collection(nil, .element(let yield)): yield
        case .collection(let filter?, .element(let yield)):
            if case .identifier = yield.kind { filter } else { nil }
        case .collection: nil
        }
    }
}

extension CELExpr {
    /// Whether all parts are evaluated where the whole has a value.
    fileprivate var isStrict: Bool {
        switch kind {
        case .comprehension: return false
        case .call(let call) where !Self.strictFunctions.contains(call.function): return false
        default:
            var isStrict = true
            forEachChild { isStrict = isStrict && $0.isStrict }
            return isStrict
        }
    }

    private static let strictFunctions: Set<String> = [
        CELOperator.equals, CELOperator.notEquals, CELOperator.less, CELOperator.lessOrEqual, CELOperator.greater,
        CELOperator.greaterOrEqual, CELOperator.in, CELOperator.not, CELOperator.add, CELOperator.subtract, "size",
        "startsWith", "endsWith", "contains", "matches", "lowerAscii", "emailDomain", "duration", "timestamp",
    ]
}

extension EvidenceSource {
    /// Nil for what columns do not tell.
    fileprivate init?(_ operand: ColumnOperand) {
        switch operand {
        case .text(let node): self = .text(node)
        case .time(let node): self = .time(node)
        case .number(let node): self = .number(node)
        case .flag(let node): self = .flag(node)
        case .truth(let node as PresenceTruthNode): self = .presence(node)
        case .list(let list):
            if let whole = list.whole {
                self = .list(whole)
            } else if list.filter == nil, list.isDistinct, case .text(let node)? = list.value {
                self = .texts(node, list.size)
            } else {
                return nil
            }
        case .constant, .duration, .object, .truth: return nil
        }
    }
}
