/// A template whose expressions are ready to be evaluated.
package struct CompiledTemplate: Sendable {
    package enum Segment: Sendable {
        case text(String)
        case expression(CompiledExpression)
    }
    package let segments: [Segment]

    /// The expressions in it.
    package var expressions: [CompiledExpression] {
        segments.compactMap { if case .expression(let expression) = $0 { expression } else { nil } }
    }
}
