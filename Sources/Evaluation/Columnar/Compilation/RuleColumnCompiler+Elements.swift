import CEL
import Observations
import Rules

extension RuleColumnCompiler {
    /// What a macro makes of a list, as far as its body is an operation on columns of the elements.
    func fold(_ comprehension: CELComprehension, in whole: CompiledExpression) -> ColumnOperand? {
        guard comprehension.variable2 == nil, let shape = CELComprehensionShape(comprehension),
            case .list(let list)? = operand(comprehension.range, in: whole)
        else { return nil }
        switch shape {
        case .quantifier(let predicate, let deciding):
            return condition(deciding ? .exists : .all, predicate, of: list, comprehension, whole)
        case .collection(let filter?, .isOnly):
            return condition(.one, filter, of: list, comprehension, whole)
        case .collection(let filter, .element(let yield)):
            return self.list(list, filter, yield, comprehension, whole)
        default:
            return nil
        }
    }

    private func condition(
        _ kind: QuantifierTruthNode.Kind, _ predicate: CELExpr, of list: ColumnList,
        _ comprehension: CELComprehension, _ whole: CompiledExpression
    ) -> ColumnOperand? {
        guard let node = body(of: comprehension, list, { self.truth(predicate, in: whole) }) else { return nil }
        return .truth(quantifier(kind, list, node))
    }

    func quantifier(
        _ kind: QuantifierTruthNode.Kind, _ list: ColumnList, _ predicate: TruthNode, also other: ColumnNode? = nil
    ) -> QuantifierTruthNode {
        // Only of exactly one it matters how often a value comes.
        var list = list
        list.isDistinct = list.isDistinct && kind == .one
        let more = other.map(meaning) ?? ""
        return shared("\(kind.rawValue) \(meaning(of: list)) \(meaning(predicate)) \(more)") {
            QuantifierTruthNode(kind, ElementSelection(list), predicate, also: other)
        }
    }

    /// `filter` and `map`.
    private func list(
        _ list: ColumnList, _ filter: CELExpr?, _ yield: CELExpr, _ comprehension: CELComprehension,
        _ whole: CompiledExpression
    ) -> ColumnOperand? {
        // What comes of a list that counts equal values once, or of a part of one, is another kind of list.
        guard !list.isDistinct, list.filter == nil else { return nil }
        var made = list
        if let filter {
            // The value of an element matters before that.
            guard list.value == nil, let node = body(of: comprehension, list, { self.truth(filter, in: whole) }) else {
                return nil
            }
            made.filter = node
        }
        if case .identifier(let name) = yield.kind, name == comprehension.variable { return .list(made) }
        guard list.value == nil,
            let found = body(of: comprehension, list, { self.operand(yield, in: whole) }), let value = found,
            value.isScalar
        else { return nil }
        made.value = value
        return .list(made)
    }

    /// What the body of a macro is on columns of the elements; nil where something in it takes the interpreter.
    private func body<Result>(
        of comprehension: CELComprehension, _ list: ColumnList, _ compile: () -> Result
    ) -> Result? {
        let (parts, outer) = (interpretedParts, isBeyondElements)
        element = ElementVariable(name: comprehension.variable, list: list.list, value: list.value)
        isBeyondElements = false
        let result = compile()
        element = nil
        let isBeyond = isBeyondElements
        isBeyondElements = outer
        // Elements without a column have no rows.
        guard !isBeyond, columns.plan.columnCount(of: list.list) > 0 else {
            interpretedParts = parts
            return nil
        }
        return result
    }

    private func meaning(of list: ColumnList) -> String {
        let value = list.value.flatMap(\.node).map(meaning) ?? ""
        let filter = list.filter.map(meaning) ?? ""
        return "elements (\(meaning(list.size)) \(value) \(list.isDistinct) \(filter))"
    }

    /// The number of elements of a list.
    func count(_ list: ColumnList) -> NumberNode {
        if let whole = list.whole { return whole }
        return shared("count \(meaning(of: list))") { ElementCountNode(ElementSelection(list)) }
    }

    /// An expression that does not differ between the elements of a line.
    func spread(
        _ expression: CELExpr, in whole: CompiledExpression, to element: ElementVariable
    ) -> ColumnOperand? {
        self.element = nil
        let isBool = whole.checked.types[expression.id] == .bool
        let found = operand(expression, in: whole) ?? (isBool ? .truth(truth(expression, in: whole)) : nil)
        self.element = element
        let list = element.list
        func name(_ node: AnyObject) -> String { "spread \(list) \(meaning(node))" }
        switch found {
        case .constant: return found
        case .text(let node): return .text(shared(name(node)) { TextSpreadNode(node, list) })
        case .time(let node): return .time(shared(name(node)) { TimeSpreadNode(node, list) })
        case .number(let node): return .number(shared(name(node)) { NumberSpreadNode(node, list) })
        case .duration(let node): return .duration(shared(name(node)) { NumberSpreadNode(node, list) })
        case .flag(let node): return .flag(shared(name(node)) { FlagSpreadNode(node, list) })
        case .truth(let node): return .truth(shared(name(node)) { SpreadTruthNode(node, list) })
        case .list, .object, nil: return nil
        }
    }
}

extension ColumnOperand {
    /// Whether it is one value, the same in whatever list it stands.
    fileprivate var isScalar: Bool {
        switch self {
        case .constant(let value): value.isValue
        case .text, .time, .number, .duration, .flag: true
        case .truth, .list, .object: false
        }
    }
}
