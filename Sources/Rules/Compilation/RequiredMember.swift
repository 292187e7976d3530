import CEL

/// A list of the resource that must hold one of some texts for a condition to be true.
package struct RequiredMember: Sendable {
    /// Below the resource: `roles`.
    package var path: String
    package var members: Set<String>

    private init(_ path: String, _ members: some Sequence<String>) {
        self.path = path
        self.members = Set(members)
    }

    /// What an expression that is true says of a list of the variable, however it is written; nil where it says nothing plainly.
    init?(_ term: CELExpr, of variable: String) {
        switch term.kind {
        case .call(let call): self.init(call, variable)
        case .comprehension(let comprehension):
            guard comprehension.variable2 == nil,
                case .quantifier(let predicate, deciding: true)? = CELComprehensionShape(comprehension)
            else { return nil }
            self.init(comprehension, predicate, variable)
        default: return nil
        }
    }

    private init?(_ call: CELCall, _ variable: String) {
        guard call.arguments.count == 2 else { return nil }
        let (left, right) = (call.arguments[0], call.arguments[1])
        switch (call.target?.qualifiedName, call.function) {
        case (nil, CELOperator.in):
            guard let path = right.path(below: variable), let text = left.textLiteral else { return nil }
            self.init(path, [text])
        case (nil, CELOperator.or):
            guard let left = RequiredMember(left, of: variable), let right = RequiredMember(right, of: variable),
                left.path == right.path
            else { return nil }
            self.init(left.path, left.members.union(right.members))
        case ("sets", "intersects"):
            guard let path = left.path(below: variable) ?? right.path(below: variable),
                let texts = left.textLiterals ?? right.textLiterals
            else { return nil }
            self.init(path, texts)
        default:
            guard let question = CELEmptinessQuestion(call), !question.asksForEmpty else { return nil }
            self.init(question.filtered, question.condition, variable)
        }
    }

    /// There is an element of the comprehension's list that fulfils the condition.
    private init?(_ comprehension: CELComprehension, _ condition: CELExpr, _ variable: String) {
        let element = comprehension.variable
        // Within it the name stands for something else.
        guard element != variable else { return nil }
        if let path = comprehension.range.path(below: variable), let texts = condition.texts(of: element) {
            self.init(path, texts)
        } else if let texts = comprehension.range.textLiterals, case .call(let call) = condition.kind,
            call.function == CELOperator.in, call.arguments.count == 2, call.arguments[0].qualifiedName == element,
            let path = call.arguments[1].path(below: variable)
        {
            self.init(path, texts)
        } else {
            return nil
        }
    }
}

extension CELExpr {
    /// The texts of which the variable must be one for it to be true; nil where it does not say so plainly.
    fileprivate func texts(of variable: String) -> Set<String>? {
        guard case .call(let call) = kind, call.target == nil, call.arguments.count == 2 else { return nil }
        let (left, right) = (call.arguments[0], call.arguments[1])
        switch call.function {
        case CELOperator.equals:
            let other = left.qualifiedName == variable ? right : right.qualifiedName == variable ? left : nil
            return other?.textLiteral.map { [$0] }
        case CELOperator.in:
            return left.qualifiedName == variable ? right.textLiterals.map { Set($0) } : nil
        case CELOperator.and:
            return left.texts(of: variable) ?? right.texts(of: variable)
        case CELOperator.or:
            guard let left = left.texts(of: variable), let right = right.texts(of: variable) else { return nil }
            return left.union(right)
        default:
            return nil
        }
    }
}
