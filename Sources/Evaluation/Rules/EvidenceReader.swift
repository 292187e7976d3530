import CEL
import JSON
import Observations
import Rules

/// Finds the values that the conditions of a rule read on a resource.
struct EvidenceReader {
    private static let maximumElements = 100
    /// Elements of a value, those of lists within it included.
    private static let maximumSize = 10_000
    private var seen: Set<String> = []
    /// Everything that was read, once each.
    private(set) var items: [Evidence] = []

    init() {}

    /// What was read, in the order of the expressions; that a value is there goes without saying where the value stands too.
    var evidence: [Evidence] {
        items.filter { item in
            guard item.value == .bool(true), item.expr.hasPrefix("has("), item.expr.hasSuffix(")") else { return true }
            return !seen.contains(String(item.expr.dropFirst(4).dropLast()))
        }
    }

    /// Evaluates the expression once more and lists what it read and was not listed yet.
    mutating func read(_ expression: CompiledExpression, _ scope: any ExpressionScope) {
        let trace = CELTrace()
        _ = scope.evaluate(expression, trace: trace)
        let source = Array(expression.source.text.utf8)
        visit(expression.checked.parsed.root, locals: [], expression, trace, source)
    }

    mutating func add(_ item: Evidence) {
        if seen.insert(item.expr).inserted { items.append(item) }
    }

    private mutating func visit(
        _ node: CELExpr, locals: Set<String>, _ expression: CompiledExpression, _ trace: CELTrace, _ source: [UInt8]
    ) {
        if let root = node.attributeRoot, !locals.contains(root) {
            guard let value = trace.values[node.id], node.range.upperBound <= source.count else { return }
            let text = String(decoding: source[node.range], as: UTF8.self)
            if let item = Self.item(text.collapsingBlanks, value, isInput: expression.inputs.contains(root)) {
                add(item)
            }
            return
        }
        if let item = Self.membership(node, trace, source) {
            add(item)
            return
        }
        guard case .comprehension(let comprehension) = node.kind else {
            node.forEachChild { visit($0, locals: locals, expression, trace, source) }
            return
        }
        visit(comprehension.range, locals: locals, expression, trace, source)
        visit(comprehension.initial, locals: locals, expression, trace, source)
        var inner = locals.union([comprehension.variable, comprehension.accumulator])
        if let second = comprehension.variable2 { inner.insert(second) }
        for part in [comprehension.condition, comprehension.step, comprehension.result] {
            visit(part, locals: inner, expression, trace, source)
        }
    }

    /// `"org-admin" in user.roles` and the like, where that is known and the list as a whole is not.
    private static func membership(_ node: CELExpr, _ trace: CELTrace, _ source: [UInt8]) -> Evidence? {
        let lists: [CELExpr]
        switch node.kind {
        case .comprehension(let comprehension): lists = [comprehension.range]
        case .call(let call) where call.isQuestionOfList: lists = call.arguments
        default: return nil
        }
        let isOfUnknown = lists.contains { list in
            if case .unknown(let unknown)? = trace.values[list.id] { unknown.membership != nil } else { false }
        }
        guard isOfUnknown, case .bool(let isMember)? = trace.values[node.id], node.range.upperBound <= source.count
        else { return nil }
        return Evidence(
            expr: String(decoding: source[node.range], as: UTF8.self).collapsingBlanks, value: .bool(isMember))
    }

    /// `isInput`: the value comes from an input, of whose many elements only how many there are says something.
    static func item(_ text: String, _ value: CELValue, isInput: Bool = false) -> Evidence? {
        switch value {
        case .list(let list) where isInput && !list.elements.allSatisfy(\.isText):
            return Evidence(expr: text, value: .array([]), total: list.count)
        case .error, .unknown:
            return Evidence(expr: text, value: .null)
        case .type:
            return nil
        case .list(let list) where list.count > maximumElements:
            let head = CELValue.list(CELList(Array(list.elements.prefix(maximumElements))))
            return Evidence(expr: text, value: head.json(elements: maximumSize), total: list.count)
        default:
            return Evidence(expr: text, value: value.json(elements: maximumSize))
        }
    }
}

extension CELExpr {
    /// The name that a chain of selections begins with; nil for other expressions.
    fileprivate var attributeRoot: String? {
        switch kind {
        case .identifier(let name): name
        case .select(let select): select.operand.attributeRoot
        default: nil
        }
    }
}

extension CELValue {
    fileprivate var isText: Bool {
        if case .string = self { true } else { false }
    }
}

extension CELCall {
    /// Whether it is true or false of lists: `in`, `sets.intersects`, a comparison of a size.
    fileprivate var isQuestionOfList: Bool {
        switch target?.qualifiedName {
        case nil:
            arguments.count == 2 && function != CELOperator.and && function != CELOperator.or
        case "sets"?: true
        default: false
        }
    }
}
