package import CEL
package import Observations
import Rules

/// What a rule says of an organization, and of resources of it term by term.
package struct RuleExplanation: Sendable {
    package var assessment: RuleAssessment
    /// Findings on the organization as a whole: those of `count` and of `whenEmpty`.
    package var organizationFindings: [Finding]
    /// Whether something is required of what is selected.
    package var hasRequirement: Bool
    /// The bounds of `count`.
    package var bounds: [Part]
    /// Findings first, what is not selected last.
    package var resources: [ResourceExplanation]
    /// How many resources are left out.
    package var omitted: Int
    /// The `let`s that have one value for all resources, if a resource is there.
    package var lets: [Part]

    /// An expression of the rule and how its value came about.
    package struct Part: Sendable {
        /// `where`, `require`, `count.max`, or `let` and its name.
        package var name: String
        package var term: CELTerm
    }
}

/// What a rule says of one resource.
package struct ResourceExplanation: Sendable {
    /// What came of it, the worst first.
    package enum Verdict: Int, Sendable {
        case violation, undecided, compliant
        /// Whether `where` selects it is not decided, but `require` holds.
        case harmless
        case notSelected
    }

    package var resource: FindingResource
    package var verdict: Verdict
    /// What stands in its place in reports; nil where there is none.
    package var finding: Finding?
    package var parts: [RuleExplanation.Part]
}

/// Why there is nothing to explain.
package enum ExplanationFailure: Error, Hashable {
    case noSuchResource(String, ResourceKind, nearest: String?, missing: [Reason])
}
