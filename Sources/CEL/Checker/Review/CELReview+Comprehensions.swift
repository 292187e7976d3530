extension CELReview {
    /// `cel.bind` and its like.
    mutating func binding(_ comprehension: CELComprehension, _ proven: CELPresence) -> CELFacts {
        let values = values(of: comprehension.initial)
        paths.bind(comprehension.accumulator, to: comprehension.initial, values)
        defer { paths.removeLast(1) }
        return visit(comprehension.result, proven)
    }

    /// A walk over a collection. What `all` and `filter` prove of elements is known of the elements afterwards.
    mutating func fold(
        _ comprehension: CELComprehension, _ expression: CELExpr, _ proven: CELPresence
    ) -> CELFacts {
        var facts = CELFacts(always: visit(comprehension.range, proven).always)
        let known = elementPaths(of: comprehension.range, proven)
        _ = visit(comprehension.initial, proven)

        let values = elementValues(of: comprehension.range)
        var variables = [comprehension.variable] + (comprehension.variable2.map { [$0] } ?? [])
        let element = variables.removeLast()
        for variable in variables + [comprehension.accumulator] { _ = paths.declare(variable) }
        let path = paths.declare(element, values)
        defer { paths.removeLast(variables.count + 2) }
        let inside = proven.union(CELPresence(known.map { path + $0 }))

        guard let (name, predicate) = predicate(of: expression) else {
            _ = visit(comprehension.step, inside)
            return facts
        }
        let result = visit(predicate, inside)
        let outerTrue = result.whenTrue.paths.filter { !$0.hasPrefix(path) }
        let outerFalse = result.whenFalse.paths.filter { !$0.hasPrefix(path) }
        let elementTrue = Set(result.whenTrue.paths.compactMap { Self.rest(of: $0, behind: path) })
        switch name {
        case "all":
            facts.whenFalse = facts.whenFalse.union(CELPresence(outerFalse))
            if let range = paths.path(of: comprehension.range) {
                facts.whenTrue = facts.whenTrue.union(CELPresence(elementTrue.map { range + Self.anyElement + $0 }))
            }
        case "filter":
            filtered[expression.id] = known.union(elementTrue)
        default:
            facts.whenTrue = facts.whenTrue.union(CELPresence(outerTrue))
        }
        return facts
    }

    /// The name and the condition of a macro that asks something of each element.
    private func predicate(of expression: CELExpr) -> (name: String, predicate: CELExpr)? {
        guard case .call(let call) = checked.parsed.macroCalls[expression.id]?.kind, let last = call.arguments.last,
            ["all", "exists", "exists_one", "existsOne", "filter"].contains(call.function)
        else { return nil }
        return (call.function, last)
    }

    /// What is known to be present of each element of a collection, as paths from the element.
    func elementPaths(of collection: CELExpr, _ proven: CELPresence) -> Set<String> {
        var known = filtered[collection.id] ?? []
        if case .identifier(let name) = collection.kind {
            known =
                paths.local(name)?.binding.flatMap { filtered[$0.id] } ?? environment.definitions[name]?.elementPaths
                ?? []
        }
        if let path = paths.path(of: collection) {
            known.formUnion(proven.paths.compactMap { Self.rest(of: $0, behind: path + Self.anyElement) })
        }
        return known
    }

    private static func rest(of path: String, behind prefix: String) -> String? {
        path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : nil
    }

    /// Stands in a path for whichever element.
    private static let anyElement = "[*]"
}
