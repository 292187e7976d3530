import Diagnostics
package import JSON

/// `remediate: updatePolicy`: what would put a policy right.
package struct RemediationDeclaration: Sendable {
    package enum Edit: String, CaseIterable, Sendable { case set, add, remove }

    /// One path and what is done to it.
    package struct Step: Sendable {
        package var edit: Edit
        package var path: PolicyPath
        /// The value, or for `add` and `remove` the list; texts in it are templates.
        package var value: TemplatedValue
        var pathRange: Range<Int>
        var valueRange: Range<Int>
    }

    /// In the order of the file.
    package var steps: [Step]
    /// A condition on the policy.
    package var condition: ExpressionSource?
    var source: SourceText
    var range: Range<Int>
}

/// A JSON value in which texts may hold `${…}`.
package indirect enum TemplatedValue: Sendable {
    case json(JSONValue)
    case text(Template)
    case list([TemplatedValue])
    case object([(key: String, value: TemplatedValue)])
}
