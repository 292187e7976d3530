/// A text in which `${…}` is CEL; `$${` is a literal `${`.
package struct Template: Sendable {
    package enum Segment: Sendable {
        case text(String)
        case expression(ExpressionSource)
    }
    package let segments: [Segment]

    /// The only expression when the template is one `${…}` and nothing else: its value keeps its type.
    package var soleExpression: ExpressionSource? {
        guard segments.count == 1, case .expression(let expression) = segments[0] else { return nil }
        return expression
    }
}
