internal import Rules

/// A rule with what the catalogue says of it.
struct CatalogueEntry {
    let rule: CompiledRule
    let tests: [RuleTest]
    /// Those that its expressions are made of, in the order of the file.
    let lets: [CompiledLet]
    /// The names of what it reads besides resources.
    let parameters: Set<String>
    let inputs: Set<String>

    init(_ rule: CompiledRule, of rules: CompiledRuleSet, tests: [RuleTest]) {
        self.rule = rule
        self.tests = tests
        lets = rules.lets(in: rule.expressions, of: rule)
        let expressions = rule.expressions + lets.map(\.expression)
        let reads = expressions.flatMap(\.reads).filter { $0.objectType == ParameterValues.typeName }
        parameters = Set(reads.map(\.field))
        inputs = expressions.reduce(into: []) { $0.formUnion($1.variables.intersection($1.inputs)) }
    }
}
