/// A type of the language. See https://github.com/google/cel-spec/blob/master/doc/langdef.md#types-and-conversions.
package indirect enum CELType: Hashable, Sendable {
    case null, bool, int, uint, double, string, bytes
    case timestamp, duration
    /// Not known before evaluation.
    case dyn
    /// Its value is an error; compatible with every type, so that one mistake is reported once.
    case error
    case list(CELType)
    case map(CELType, CELType)
    case optional(CELType)
    /// The type of a type value.
    case type(CELType)
    /// An object with declared fields (a resource, or part of one), by the name of its `CELObjectType`.
    case object(String)
    /// A type with functions but no fields, such as `net.IP`.
    case opaque(String, [CELType])
    /// A message, enum or wrapper type of which only the name is known here.
    case wrapper(CELType)
    /// A type parameter of a function's signature or a free variable of inference.
    case parameter(String)
}
