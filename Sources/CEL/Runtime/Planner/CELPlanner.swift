/// Turns an expression into nodes.
struct CELPlanner {
    let environment: CELEnvironment
    /// What the checker found out; nil for an unchecked expression.
    let references: [Int: CELReference]?
    /// What the parts depend on, to plan for many evaluations; nil: for one.
    let dependencies: CELDependencies?
    /// Local variables of the comprehensions around the expression that is being planned, the innermost last.
    var scope: [Local] = []
    /// How many slots the program needs.
    private(set) var localCount = 0
    /// How many slots its memory needs.
    private(set) var memorySlots = 0
    /// Variables of the activation that it may read.
    var variables: Set<String> = []
    /// Whether the expression being planned is evaluated only once, since what it is part of is kept.
    private var isKept = false
    /// Expressions whose values are in slots already, by their ids.
    var computed: [Int: Int] = [:]
    /// How many steps are left for compiling patterns beforehand.
    var patternSteps = CELRegexCache.stepsBeforehand

    struct Local {
        var name: CELStringKey
        var slot: Int
        var binding: CELNode?
    }

    init(environment: CELEnvironment, references: [Int: CELReference]?, dependencies: CELDependencies? = nil) {
        self.environment = environment
        self.references = references
        self.dependencies = dependencies
    }

    mutating func node(_ expression: CELExpr) -> CELNode {
        if let slot = computed[expression.id] { return CELLocalNode(expression.id, slot: slot, binding: nil) }
        guard let part = dependencies?[expression.id], part.isConstant, !isKept else { return plain(expression) }
        isKept = true
        let node = plain(expression)
        isKept = false
        return node is CELConstantNode ? node : folded(node, part) ?? CELHoistedNode(node, slot: newMemorySlot())
    }

    /// Plans what is evaluated once for each element.
    mutating func repeated<Result>(_ plan: (inout CELPlanner) -> Result) -> Result {
        let outer = isKept
        isKept = false
        defer { isKept = outer }
        return plan(&self)
    }

    private mutating func plain(_ expression: CELExpr) -> CELNode {
        switch expression.kind {
        case .literal(let value): CELConstantNode(expression.id, value)
        case .identifier, .select: name(expression) ?? selection(expression)
        case .call(let call): self.call(expression.id, call)
        case .list(let elements): list(expression.id, elements)
        case .map(let entries): map(expression.id, entries)
        case .message(let name, _):
            CELConstantNode(expression.id, .error(.noSuchOverload, "`\(name)` is no type of which values can be made"))
        case .comprehension(let comprehension): self.comprehension(expression.id, comprehension)
        }
    }

    /// The value of what reads no variable at all; nil where computing it is left to evaluation.
    private func folded(_ node: CELNode, _ part: CELDependencies.Part) -> CELNode? {
        guard part.variables.isEmpty else { return nil }
        var limits = environment.limits
        limits.evaluationSteps = min(limits.evaluationSteps, Self.foldingSteps)
        let frame = CELFrame(
            activation: CELNoVariables(), memory: CELMemory(slots: memorySlots, steps: limits.evaluationSteps),
            localCount: localCount, limits: limits)
        let value = frame.once { node.evaluate(frame) }
        if frame.metLimit { return nil }
        return value.map { CELConstantNode(node.id, $0) }
    }

    private static let foldingSteps = 10_000

    func local(_ name: String) -> Local? {
        let key = CELStringKey(name)
        return scope.last { $0.name == key }
    }

    /// Slots are never used twice, so that a binding may be computed wherever it is first needed.
    mutating func newSlot() -> Int {
        defer { localCount += 1 }
        return localCount
    }

    mutating func newMemorySlot() -> Int {
        defer { memorySlots += 1 }
        return memorySlots
    }

    /// Whether the value of the expression is kept for other evaluations, and the expression around it is not.
    func isKeptHere(_ expression: CELExpr) -> Bool {
        dependencies.map { !isKept && $0[expression.id].isConstant } ?? false
    }

    private mutating func list(_ id: Int, _ elements: [CELListElement]) -> CELNode {
        let nodes = elements.map { (value: node($0.value), isOptional: $0.isOptional) }
        let constants = nodes.compactMap { $0.isOptional ? nil : ($0.value as? CELConstantNode)?.value }
        // Making the same list anew each time would cost more than all else in `x in ["a", "b"]`.
        if constants.count == nodes.count, constants.allSatisfy(\.isValue) {
            return CELConstantNode(id, .list(constants))
        }
        return CELListNode(id, nodes)
    }

    private mutating func map(_ id: Int, _ entries: [CELMapEntry]) -> CELNode {
        CELMapNode(
            id, entries.map { (key: node($0.key), value: node($0.value), isOptional: $0.isOptional) })
    }
}
