import CEL

/// Finds where an expression takes objects whole, so that its field reads do not tell all that it looks at.
enum WholeObjects {
    /// What of a container can be asked without looking into its elements.
    private static let harmless: Set<String> = ["size", "hasValue", "type"]

    /// The names of the objects' types.
    static func types(in checked: CELCheckedExpr) -> Set<String> {
        var types: Set<String> = []
        collect(checked.parsed.root, checked, into: &types)
        return types
    }

    private static func collect(_ expression: CELExpr, _ checked: CELCheckedExpr, into types: inout Set<String>) {
        switch expression.kind {
        case .call(let call) where harmless.contains(call.function): break
        case .call, .list, .map, .message:
            // What comes out again under its type is followed there.
            let known = objects(checked.types[expression.id])
            expression.forEachChild { types.formUnion(objects(checked.types[$0.id]).subtracting(known)) }
        case .literal, .identifier, .select, .comprehension: break
        }
        expression.forEachChild { collect($0, checked, into: &types) }
    }

    private static func objects(_ type: CELType?) -> Set<String> {
        switch type {
        case .object(let name): [name]
        case .list(let inner), .optional(let inner), .wrapper(let inner): objects(inner)
        case .map(let key, let value): objects(key).union(objects(value))
        case .opaque(_, let inner): inner.reduce(into: []) { $0.formUnion(objects($1)) }
        default: []
        }
    }
}
