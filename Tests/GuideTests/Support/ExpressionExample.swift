import CEL
import Testing

/// What a page says of an expression: `expression` → `value`, `expression` → error *text*, or → unknown *text*.
struct ExpressionExample: CustomTestStringConvertible, Sendable {
    var expression: String
    /// As `text(of:)` writes results.
    var result: String

    var testDescription: String { expression }

    /// Every example of the page's prose.
    static func all(in page: GuidePage) -> [ExpressionExample] {
        page.prose.matches(of: #/`([^`\n]+)` → (?:`([^`\n]+)`|(error|unknown) \*([^*\n]+)\*)/#).map { match in
            let (_, expression, value, failure, text) = match.output
            let result = value ?? "\(failure ?? "") \(text ?? "")"
            return ExpressionExample(expression: String(expression), result: String(result))
        }
    }

    /// Whether the expression calls the function or macro.
    func calls(_ name: String) -> Bool {
        expression.ranges(of: "\(name)(").contains { range in
            range.lowerBound == expression.startIndex
                || expression[..<range.lowerBound].last?.isLetter == false
        }
    }

    /// A value as an expression, an error or unknown with its text.
    static func text(of value: CELValue) -> String {
        switch value {
        case .error(let error): "error \(error.message)"
        case .unknown(let unknown): "unknown \(unknown.attributes.map(\.text).sorted().joined(separator: "; "))"
        default: value.description
        }
    }
}
