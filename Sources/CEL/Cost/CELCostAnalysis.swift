/// Walks over an expression as the planner does.
struct CELCostAnalysis {
    typealias Work = CELCost.Work

    /// What evaluating an expression costs, and how large its value gets.
    struct Fact {
        var work = Work()
        var size = CELGrowth.none
    }

    let checked: CELCheckedExpr
    let dependencies: CELDependencies
    let sizes: [String: CELGrowth]
    let fieldSize: (String, String) -> CELGrowth
    private(set) var once = Work()
    private var scope: [(name: CELStringKey, size: CELGrowth)] = []

    init(
        checked: CELCheckedExpr, dependencies: CELDependencies, sizes: [String: CELGrowth],
        fieldSize: @escaping (String, String) -> CELGrowth
    ) {
        self.checked = checked
        self.dependencies = dependencies
        self.sizes = sizes
        self.fieldSize = fieldSize
    }

    /// `isKept`: the expression is part of one that is computed once.
    mutating func fact(_ expression: CELExpr, isKept: Bool) -> Fact {
        guard !isKept, dependencies[expression.id].isConstant else { return plain(expression, isKept: isKept) }
        let fact = plain(expression, isKept: true)
        keep(fact.work)
        return Fact(size: fact.size)
    }

    /// Notes work that is done once.
    mutating func keep(_ work: Work) {
        once = once.worst(work)
    }

    private mutating func plain(_ expression: CELExpr, isKept: Bool) -> Fact {
        switch expression.kind {
        case .literal: return Fact()
        case .identifier, .select: return name(expression, isKept: isKept)
        case .call(let call): return self.call(call, expression, isKept: isKept)
        case .list(let elements):
            let facts = elements.map { fact($0.value, isKept: isKept) }
            return Fact(work: Self.worst(facts), size: CELGrowth(0, elements: Self.union(facts)))
        case .map(let entries):
            let facts = entries.flatMap { [fact($0.key, isKept: isKept), fact($0.value, isKept: isKept)] }
            return Fact(work: Self.worst(facts), size: CELGrowth(0, elements: Self.union(facts)))
        case .message(_, let fields):
            return Fact(work: Self.worst(fields.map { fact($0.value, isKept: isKept) }))
        case .comprehension(let comprehension):
            return self.comprehension(comprehension, expression, isKept: isKept)
        }
    }

    private mutating func name(_ expression: CELExpr, isKept: Bool) -> Fact {
        if case .identifier(let name) = expression.kind,
            let local = scope.last(where: { $0.name == CELStringKey(name) })
        {
            return Fact(size: local.size)
        }
        if case .variable(let name)? = checked.references[expression.id] { return Fact(size: sizes[name] ?? .none) }
        guard case .select(let select) = expression.kind, !dependencies.isName(expression) else { return Fact() }
        let operand = fact(select.operand, isKept: isKept)
        switch Self.wrapped(checked.types[select.operand.id]) {
        case .object(let type)? where select.mode != .presence:
            return Fact(work: operand.work, size: fieldSize(type, select.field))
        default:
            return Fact(work: operand.work, size: select.mode == .presence ? .none : operand.size.element)
        }
    }

    /// What an optional holds.
    private static func wrapped(_ type: CELType?) -> CELType? {
        if case .optional(let inner)? = type { wrapped(inner) } else { type }
    }

    static func worst(_ facts: [Fact]) -> Work {
        facts.reduce(Work()) { $0.worst($1.work) }
    }

    static func union(_ facts: [Fact]) -> CELGrowth {
        facts.reduce(.none) { $0.union($1.size) }
    }

    // MARK: - Comprehensions

    private mutating func comprehension(
        _ comprehension: CELComprehension, _ expression: CELExpr, isKept: Bool
    ) -> Fact {
        let depth = scope.count
        defer { scope.removeSubrange(depth...) }
        if comprehension.isBinding {
            let value = fact(comprehension.initial, isKept: isKept)
            scope.append((CELStringKey(comprehension.accumulator), value.size))
            let result = fact(comprehension.result, isKept: isKept)
            return Fact(work: value.work.worst(result.work), size: result.size)
        }
        let range = fact(comprehension.range, isKept: isKept)
        let initial = fact(comprehension.initial, isKept: isKept)
        declare(comprehension, range.size, initial.size)
        let shape = CELComprehensionShape(comprehension)
        // The planner looks elements up where the collection does not vary.
        let isLookup =
            dependencies[comprehension.range.id].isConstant
            && shape.map { CELJoin($0, of: expression.id, dependencies) != nil } ?? false
        var work: Work
        let size: CELGrowth
        switch shape {
        case .quantifier(let predicate, _)?:
            work = fact(predicate, isKept: false).work
            size = .none
        case .collection(let filter, let yield)?:
            work = filter.map { fact($0, isKept: false).work } ?? Work()
            let (body, element) = self.yield(yield)
            work = work.worst(body)
            size = element.map { CELGrowth(isLookup ? 0 : range.size.degree, elements: $0) } ?? .none
        case nil:
            work = fact(comprehension.condition, isKept: false).work.worst(fact(comprehension.step, isKept: false).work)
            let result = fact(comprehension.result, isKept: isKept)
            size = result.size.union(CELGrowth(range.size.degree, elements: range.size.element))
        }
        if isLookup {
            keep(Work(degree: range.size.total, cause: cause(expression, comprehension.range)))
        } else if range.size.degree > 0 {
            let isInnermost = work.degree == 0
            work.degree += range.size.degree
            if isInnermost { work.cause = cause(expression, comprehension.range) }
        }
        return Fact(work: work.worst(range.work).worst(initial.work), size: size)
    }

    private mutating func yield(_ yield: CELComprehensionShape.Yield) -> (work: Work, element: CELGrowth?) {
        switch yield {
        case .isOnly: return (Work(), nil)
        case .element(let node), .entries(let node):
            let fact = fact(node, isKept: false)
            return (fact.work, fact.size)
        case .entry(let key, let value):
            let (key, value) = (fact(key, isKept: false), fact(value, isKept: false))
            return (key.work.worst(value.work), key.size.union(value.size))
        }
    }

    private mutating func declare(_ comprehension: CELComprehension, _ range: CELGrowth, _ initial: CELGrowth) {
        scope.append((CELStringKey(comprehension.accumulator), initial.union(range)))
        if let second = comprehension.variable2 {
            // An index counts as far as there are elements.
            scope.append((CELStringKey(comprehension.variable), CELGrowth(range.degree)))
            scope.append((CELStringKey(second), range.element))
        } else {
            scope.append((CELStringKey(comprehension.variable), range.element))
        }
    }

    func cause(_ expression: CELExpr, _ collection: CELExpr?) -> CELCost.Cause {
        CELCost.Cause(range: expression.range, collection: collection)
    }
}
