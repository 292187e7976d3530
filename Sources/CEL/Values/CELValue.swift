/// A value of the language, an error, or unknown: what evaluating an expression gives.
///
/// Errors and unknowns travel as values, so that `&&`, `||`, `?:` and comprehensions can absorb them; an unknown absorbs an error.
package enum CELValue: Sendable {
    case null
    case bool(Bool)
    case int(Int64)
    case uint(UInt64)
    case double(Double)
    /// Compared, ordered, hashed and measured by Unicode scalars, never by grapheme or canonical equivalence.
    case string(String)
    case bytes([UInt8])
    case list(CELList)
    case map(CELMap)
    case timestamp(CELTimestamp)
    case duration(CELDuration)
    case type(CELTypeValue)
    case optional(CELOptional)
    case object(any CELObject)
    case opaque(any CELOpaque)
    case error(CELError)
    case unknown(CELUnknown)
}
