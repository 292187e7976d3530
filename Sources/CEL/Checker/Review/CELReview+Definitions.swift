extension CELReview {
    /// What is to be known of an expression before a variable stands for it.
    static func definition(_ checked: CELCheckedExpr, in environment: CELEnvironment) -> CELDefinition {
        var review = CELReview(checked, in: environment, CELDefinitionReviews())
        let root = checked.parsed.root
        _ = review.visit(root, CELPresence())
        let path = review.paths.path(of: root)
        return CELDefinition(
            checked: checked, path: path, pathOfValue: review.paths.pathOfValue(of: root),
            optionalPaths: review.optionalPaths(of: root), elementPaths: review.elementPaths(of: root, CELPresence()),
            guardsOfTruth: review.guards(root, absentGives: false),
            guardsOfFalsehood: review.guards(root, absentGives: true), knownValues: review.values(of: root))
    }

    /// A variable that stands for an expression: what that proves and reads, as if it stood here.
    mutating func use(ofDefinition name: String, _ proven: CELPresence) -> CELFacts {
        guard let definition = environment.definitions[name] else { return CELFacts() }
        let proven = proven.withoutLocals
        if let facts = definitions.facts(of: name, where: proven) { return facts }
        var review = CELReview(definition.checked, in: environment, definitions)
        let facts = review.visit(definition.checked.parsed.root, proven).withoutLocals
        guard review.isFollowed else { return CELFacts() }
        tracked.formUnion(review.tracked.filter { !CELPaths.isLocal($0) })
        definitions.add(facts, of: name, where: proven, review.reads)
        return facts
    }
}
