/// Turns an expression into nodes.
struct CELPlanner {
    let environment: CELEnvironment
    /// What the checker found out; nil for an unchecked expression.
    let references: [Int: CELReference]?
    /// Local variables of the comprehensions around the expression that is being planned, the innermost last.
    var scope: [Local] = []
    /// How many slots the program needs.
    private(set) var localCount = 0
    /// Variables of the activation that it may read.
    var variables: Set<String> = []

    struct Local {
        var name: CELStringKey
        var slot: Int
        var binding: CELNode?
    }

    init(environment: CELEnvironment, references: [Int: CELReference]?) {
        self.environment = environment
        self.references = references
    }

    mutating func node(_ expression: CELExpr) -> CELNode {
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

    func local(_ name: String) -> Local? {
        let key = CELStringKey(name)
        return scope.last { $0.name == key }
    }

    /// Slots are never used twice, so that a binding may be computed wherever it is first needed.
    mutating func newSlot() -> Int {
        defer { localCount += 1 }
        return localCount
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
