import Diagnostics
package import Observations

/// A rule as its author wrote it: read and in shape, its expressions not yet looked at.
package struct Rule: Sendable {
    package var metadata: RuleMetadata
    var idRange: Range<Int>
    var source: SourceText
    /// Names for one resource, in the order of the file; one may use those before it.
    package var lets: [LetDeclaration]
    package var condition: ExpressionSource?
    package var requirement: ExpressionSource?
    package var count: CountDeclaration?
    /// What a person must check, since no API shows it; in place of `require`.
    package var manual: String?
    package var whenEmpty: WhenEmpty
    /// Where it can be judged; nil: everywhere.
    package var dialects: Set<Dialect>?
    package var message: Template?
    package var remediation: RemediationDeclaration?
    package var tests: [RuleTest]
}

/// A name for an expression.
package struct LetDeclaration: Sendable {
    package var name: String
    var nameRange: Range<Int>
    package var expression: ExpressionSource
}

/// `count: { min, max, by, message }`.
package struct CountDeclaration: Sendable {
    package var minimum: ExpressionSource?
    package var maximum: ExpressionSource?
    /// A text or texts of a resource: the bounds hold for each of them by itself.
    package var key: ExpressionSource?
    package var message: Template?
}

/// The outcome of a `require` rule that selects nothing in a complete collection.
package enum WhenEmpty: String, CaseIterable, Sendable {
    case pass, fail, undetermined, notApplicable
}
