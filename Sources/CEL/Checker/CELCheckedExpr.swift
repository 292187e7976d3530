/// A parsed expression whose names, overloads and types are resolved.
package struct CELCheckedExpr: Sendable {
    package var parsed: CELParsedExpr
    /// The type of each node by its id.
    package var types: [Int: CELType]
    /// What a name or a selection that is a qualified name refers to, by the node's id: the full name of a variable, or of a type.
    package var references: [Int: CELReference]
    /// The type of the whole.
    package var type: CELType

    package init(
        parsed: CELParsedExpr, types: [Int: CELType], references: [Int: CELReference], type: CELType
    ) {
        self.parsed = parsed
        self.types = types
        self.references = references
        self.type = type
    }
}

/// What a name refers to.
package enum CELReference: Hashable, Sendable {
    case variable(String)
    case type(CELType)
    /// The identifiers of the overloads that fit the types of a call's arguments.
    case overloads([String])
    /// A named constant.
    case constant(Int64)
}
