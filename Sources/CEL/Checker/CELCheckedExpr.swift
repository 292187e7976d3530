/// A parsed expression whose names, overloads and types are resolved.
package struct CELCheckedExpr: Sendable {
    package var parsed: CELParsedExpr
    /// The type of each node by its id. A target that only qualifies a function's name has none.
    package var types: [Int: CELType]
    /// What a name, a selection that is a qualified name, or a call refers to, by the node's id.
    /// Variables of comprehensions have none.
    package var references: [Int: CELReference]
    /// The type of the whole.
    package var type: CELType
    /// Paths, such as `user.email`, that are present where the expression is true.
    package var provenWhenTrue: Set<String> = []
    /// Warnings about what stands in the definitions of variables that it uses, by the variable, at places of their sources.
    package var definitionWarnings: [String: [CELIssue]] = [:]
    /// The only value that a bool expression can have, where it has one.
    package var constant: Bool?

    package init(
        parsed: CELParsedExpr, types: [Int: CELType], references: [Int: CELReference], type: CELType
    ) {
        self.parsed = parsed
        self.types = types
        self.references = references
        self.type = type
    }
}
