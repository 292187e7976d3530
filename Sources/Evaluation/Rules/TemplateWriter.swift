import CEL
import JSON
import Observations
import Rules

/// Writes a template's text for one resource; what cannot be computed shows as `<absent>`.
struct TemplateWriter {
    let scope: any ExpressionScope

    func text(_ template: CompiledTemplate) -> String {
        template.segments.map { segment in
            switch segment {
            case .text(let text): text
            case .expression(let expression): Self.text(scope.evaluate(expression))
            }
        }.joined()
    }

    /// A text as it is, times as RFC 3339, lists and maps as JSON.
    static func text(_ value: CELValue) -> String {
        switch value {
        case .string(let text): text
        case .error, .unknown: "<absent>"
        case .optional(let optional): optional.value.map(text) ?? "<absent>"
        default:
            switch value.json(elements: 10_000) {
            case .string(let text): text
            case let json: json.serialized()
            }
        }
    }
}
