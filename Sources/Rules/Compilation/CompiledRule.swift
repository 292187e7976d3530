package import Observations

/// A rule that is ready to be evaluated.
package struct CompiledRule: Sendable {
    package var metadata: RuleMetadata
    /// In the order of the file; one may use those before it.
    package var lets: [CompiledLet]
    /// Nil: every resource of the kind.
    package var condition: CompiledExpression?
    package var requirement: CompiledExpression?
    package var count: CompiledCount?
    package var manual: String?
    package var whenEmpty: WhenEmpty
    package var dialects: Set<Dialect>?
    package var message: CompiledTemplate?
    package var remediation: CompiledRemediation?
    /// What `where` says of the resource by itself.
    package var conditionFacts: ConditionFacts
    /// The fields that `where`, `require`, `count`, and the `let`s they name may read.
    package var reads: Set<FieldRead>
    /// The types of objects that they take whole, so that they may read any field of them.
    package var wholes: Set<String>
    /// The fields of which they ask whether the dialect has them.
    package var supportQuestions: Set<FieldPlace>
    /// The texts that stand in them.
    package var constants: Set<String>
    /// The file whose `let`s are in scope.
    package var file: String
}

/// A name for an expression, ready to be evaluated.
package struct CompiledLet: Sendable {
    package var name: String
    package var expression: CompiledExpression
    /// Whether its value differs from resource to resource.
    package var dependsOnResource: Bool
}

/// `count`, ready to be evaluated.
package struct CompiledCount: Sendable {
    package var minimum: CompiledExpression?
    package var maximum: CompiledExpression?
    /// A text or texts of a resource: the bounds hold for each of them by itself.
    package var key: CompiledExpression?
    package var message: CompiledTemplate?
}
