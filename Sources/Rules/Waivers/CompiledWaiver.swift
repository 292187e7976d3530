/// A waiver whose rule is known and whose condition is ready to be evaluated.
package struct CompiledWaiver: Sendable {
    package let waiver: Waiver
    /// Nil where it has no condition.
    package let condition: CompiledExpression?
}
