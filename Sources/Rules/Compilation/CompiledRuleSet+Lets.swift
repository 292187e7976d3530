extension CompiledRuleSet {
    /// The `let`s that expressions of a rule, and the `let`s they name, are made of, in the order in which they stand.
    package func lets(in expressions: [CompiledExpression], of rule: CompiledRule) -> [CompiledLet] {
        let lets = (lets[rule.file] ?? []) + rule.lets
        var used = Set(expressions.flatMap(\.variables))
        // A `let` names only those before it.
        for declared in lets.reversed() where used.contains(declared.name) {
            used.formUnion(declared.expression.variables)
        }
        return lets.filter { used.contains($0.name) }
    }
}
