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
        if isConstant(expression, in: whole) {
            let items = InterpretedEvidence.items(whole.part(expression), scope, names)
            return .sequence(items.map { .item($0.name, .constant($0.json)) })
        }
        if expression.isAttribute {
            guard let source = operand(expression, in: whole).flatMap(EvidenceSource.init),
                let text = expression.text(in: whole)
            else { return interpretedEvidence(expression, in: whole, names) }
            return .item(names.number(of: text), source)
        }
        // What the interpreter evaluates as a whole it also has to explain as a whole.
        guard case .call(let call) = expression.kind, let operand = operand(expression, in: whole) else {
            return interpretedEvidence(expression, in: whole, names)
        }
        let parts = ((call.target.map { [$0] } ?? []) + call.arguments).map { evidence($0, in: whole, names) }
        switch (call.function, operand) {
        case (CELOperator.and, .truth(let node)), (CELOperator.or, .truth(let node)):
            guard let logic = node as? LogicTruthNode, parts.count == 2 else { break }
            return .logic(parts[0], logic, parts[1])
        case (CELOperator.conditional, .truth(let node)):
            guard let choice = node as? ChoiceTruthNode, parts.count == 3 else { break }
            return .choice(parts[0], choice, parts[1], parts[2])
        case ("or", _), ("orValue", _):
            guard let target = call.target, let first = self.operand(target, in: whole)?.node, parts.count == 2 else {
                break
            }
            // A list is never absent.
            if case .list = operand { return parts[0] }
            return .alternative(parts[0], first, parts[1])
        default:
            return .sequence(parts)
        }
        return interpretedEvidence(expression, in: whole, names)
    }

    private func interpretedEvidence(
        _ expression: CELExpr, in whole: CompiledExpression, _ names: EvidenceNames
    ) -> EvidenceStep {
        .interpreted(
            InterpretedEvidence(whole.part(expression), scope, codes(of: expression, in: whole, isShown: true), names))
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

extension EvidenceSource {
    /// Nil for what columns do not tell.
    fileprivate init?(_ operand: ColumnOperand) {
        switch operand {
        case .text(let node): self = .text(node)
        case .time(let node): self = .time(node)
        case .number(let node): self = .number(node)
        case .flag(let node): self = .flag(node)
        case .truth(let node as PresenceTruthNode): self = .presence(node)
        case .list(let node): self = .list(node)
        case .constant, .duration, .object, .truth: return nil
        }
    }
}
