package import JSON

/// `remediate`, checked: what it would change in a policy.
package struct CompiledRemediation: Sendable {
    /// One path and what is done to it.
    package struct Step: Sendable {
        package var edit: RemediationDeclaration.Edit
        package var path: PolicyPath
        package var value: CompiledValue
    }

    /// In the order of the file.
    package var steps: [Step]
    /// `when`.
    package var condition: CompiledExpression?
}

/// A value that may depend on the resource.
package indirect enum CompiledValue: Sendable {
    case json(JSONValue)
    /// A text with expressions in it.
    case text(CompiledTemplate)
    /// One expression and nothing else, whose value keeps its type.
    case expression(CompiledExpression)
    case list([CompiledValue])
    case object([(key: String, value: CompiledValue)])
}
