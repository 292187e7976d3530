/// Tells from a trace what became of each part of an expression, as its author wrote it.
struct CELExplainer {
    /// More than anyone reads, and little enough to be kept.
    static let stepLimit = 50_000

    let checked: CELCheckedExpr
    let steps: [CELTrace.Step]
    let isCut: Bool
    private let source: [UInt8]

    init(_ checked: CELCheckedExpr, _ trace: CELTrace) {
        self.checked = checked
        steps = trace.steps
        isCut = trace.isCut
        source = Array(checked.parsed.source.utf8)
    }

    /// All of it.
    func term(_ root: CELExpr) -> CELTerm {
        term(root, in: steps.indices, otherwise: CELExplanationMessages.notNeeded)
    }

    /// A part, by its first evaluation among the steps; `otherwise`: why there is none.
    func term(_ node: CELExpr, in range: Range<Int>, otherwise: String) -> CELTerm {
        step(of: node, in: range).map { term(node, at: $0) } ?? notEvaluated(node, otherwise)
    }

    /// A part by the step that is its evaluation.
    private func term(_ node: CELExpr, at index: Int) -> CELTerm {
        guard let value = steps[index].value else { return notEvaluated(node, CELExplanationMessages.cut) }
        let parts = parts(of: node, value, in: index + 1..<steps[index].end)
        return CELTerm(text(of: node), .value(value), parts: parts)
    }

    private func notEvaluated(_ node: CELExpr, _ reason: String) -> CELTerm {
        CELTerm(text(of: node), .notEvaluated(isCut ? CELExplanationMessages.cut : reason))
    }

    func step(of node: CELExpr, in range: Range<Int>) -> Int? {
        steps[range].firstIndex { $0.node == node.id }
    }

    func text(of node: CELExpr) -> String {
        guard node.range.upperBound <= source.count else { return "" }
        let text = String(decoding: source[node.range], as: UTF8.self)
        return text.split { $0 == " " || $0.isNewline || $0 == "\t" }.joined(separator: " ")
    }

    /// What a part that came to a value is made of.
    private func parts(of node: CELExpr, _ value: CELValue, in range: Range<Int>) -> [CELTerm] {
        if case .call(let written) = checked.parsed.macroCalls[node.id]?.kind {
            return parts(ofMacro: written, node, value, in: range)
        }
        switch node.kind {
        case .literal, .identifier, .message, .comprehension: return []
        case .select(let select): return node.isAttribute ? [] : terms([select.operand], in: range)
        case .call(let call): return parts(of: call, value, in: range)
        case .list(let elements): return terms(elements.map(\.value), in: range)
        case .map(let entries): return terms(entries.flatMap { [$0.key, $0.value] }, in: range)
        }
    }

    private func parts(of call: CELCall, _ value: CELValue, in range: Range<Int>) -> [CELTerm] {
        let arguments = call.arguments
        switch (call.function, arguments.count) {
        case (CELOperator.and, 2): return chain(call, "&&", decidedBy: false, value, in: range)
        case (CELOperator.or, 2): return chain(call, "||", decidedBy: true, value, in: range)
        case (CELOperator.conditional, 3):
            let condition = term(arguments[0], in: range, otherwise: CELExplanationMessages.notNeeded)
            guard case .value(let value) = condition.outcome else { return [condition] }
            let branches = terms(
                Array(arguments[1...]), in: range, otherwise: CELExplanationMessages.condition(value))
            return [condition] + branches
        case ("or", 1), ("orValue", 1):
            return terms(
                (call.target.map { [$0] } ?? []) + arguments, in: range, otherwise: CELExplanationMessages.hasValue)
        default:
            return terms((call.target.map { [$0] } ?? []) + arguments, in: range)
        }
    }

    /// The terms of `a && b && c`, however they are grouped.
    private func chain(
        _ call: CELCall, _ symbol: String, decidedBy decision: Bool, _ value: CELValue, in range: Range<Int>
    ) -> [CELTerm] {
        var operands: [CELExpr] = []
        func collect(_ node: CELExpr) {
            if checked.parsed.macroCalls[node.id] == nil, case .call(let inner) = node.kind,
                inner.function == call.function, inner.target == nil
            {
                inner.arguments.forEach(collect)
            } else {
                operands.append(node)
            }
        }
        call.arguments.forEach(collect)
        let reason = CELExplanationMessages.decided(symbol, decision)
        return inOrder(operands, in: range, otherwise: reason).map { absorbed($0, within: value) }
    }

    /// An error or unknown within something that has a value does not matter.
    func absorbed(_ term: CELTerm, within value: CELValue) -> CELTerm {
        guard value.isValue, case .value(let own) = term.outcome, !own.isValue else { return term }
        var term = term
        term.outcome = .absorbed(own)
        return term
    }

    /// The parts that say something: no literals, and no names that only qualify a function's.
    func terms(
        _ nodes: [CELExpr], in range: Range<Int>, otherwise: String = CELExplanationMessages.notNeeded
    ) -> [CELTerm] {
        inOrder(
            nodes.filter { !$0.isLiteral && (checked.types[$0.id] != nil || step(of: $0, in: range) != nil) },
            in: range, otherwise: otherwise)
    }

    /// Parts that are evaluated one after the other, each looked for behind the one before it.
    private func inOrder(_ nodes: [CELExpr], in range: Range<Int>, otherwise: String) -> [CELTerm] {
        var rest = range
        return nodes.map { node in
            guard let index = step(of: node, in: rest) else { return notEvaluated(node, otherwise) }
            rest = steps[index].end..<range.upperBound
            return term(node, at: index)
        }
    }
}

extension CELExpr {
    /// A name and selections from it, which are read in one.
    fileprivate var isAttribute: Bool {
        switch kind {
        case .identifier: true
        case .select(let select): select.operand.isAttribute
        default: false
        }
    }

    /// A literal, or a list or map of literals.
    fileprivate var isLiteral: Bool {
        switch kind {
        case .literal: true
        case .list(let elements): elements.allSatisfy(\.value.isLiteral)
        case .map(let entries): entries.allSatisfy { $0.key.isLiteral && $0.value.isLiteral }
        default: false
        }
    }
}
