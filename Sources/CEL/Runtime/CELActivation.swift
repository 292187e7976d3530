/// Gives variables their values while a program runs.
package protocol CELActivation {
    /// The value of a variable by its full name; nil where it has none.
    func value(of variable: String) -> CELValue?
}

/// No variable has a value.
struct CELNoVariables: CELActivation {
    func value(of variable: String) -> CELValue? { nil }
}
