/// What a name or a call refers to.
package enum CELReference: Hashable, Sendable {
    /// A declared variable, by its full name.
    case variable(String)
    case type(CELType)
    /// The identifiers of the overloads that fit the types of a call's arguments.
    case overloads([String])
    /// A named constant.
    case constant(Int64)
}
