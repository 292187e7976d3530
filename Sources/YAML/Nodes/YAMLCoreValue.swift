/// What a scalar means under YAML 1.2's core schema (https://yaml.org/spec/1.2.2/#103-core-schema).
package enum YAMLCoreValue: Sendable, Hashable {
    /// `null`, `~` or nothing.
    case null
    /// `true` or `false`; `yes`, `no`, `on` and `off` are texts.
    case bool(Bool)
    /// A whole number.
    case int(Int64)
    /// A number with a fraction or an exponent, `.inf`, `.nan`, or a whole number too large for `int`.
    case float(Double)
    /// Everything else, and whatever is quoted.
    case string(String)
}
