import Diagnostics
import YAML

/// Finds the `${…}` of a text.
struct TemplateParser {
    let scalar: YAMLScalar
    let node: YAMLNode

    func parse(into diagnostics: inout [Diagnostic]) -> Template {
        let bytes = Array(scalar.text.utf8)
        var segments: [Template.Segment] = []
        var text: [UInt8] = []
        var position = 0
        func at(_ offset: Int) -> UInt8? { offset < bytes.count ? bytes[offset] : nil }

        while position < bytes.count {
            guard bytes[position] == UInt8(ascii: "$") else {
                text.append(bytes[position])
                position += 1
                continue
            }
            if at(position + 1) == UInt8(ascii: "$"), at(position + 2) == UInt8(ascii: "{") {
                text.append(contentsOf: "${".utf8)
                position += 3
            } else if at(position + 1) == UInt8(ascii: "{") {
                let start = position + 2
                guard let end = ExpressionText.closingBrace(in: bytes, from: start) else {
                    diagnostics.append(
                        Diagnostic(
                            .error, in: node.source, at: scalar.sourceRange(position..<position + 2),
                            RuleMessages.unclosedTemplate, hint: RuleMessages.literalDollarHint))
                    return Template(segments: segments)
                }
                if !text.isEmpty {
                    segments.append(.text(String(decoding: text, as: UTF8.self)))
                    text = []
                }
                segments.append(.expression(ExpressionSource(scalar, of: node, span: start..<end)))
                position = end + 1
            } else {
                text.append(bytes[position])
                position += 1
            }
        }
        if !text.isEmpty || segments.isEmpty {
            segments.append(.text(String(decoding: text, as: UTF8.self)))
        }
        return Template(segments: segments)
    }
}
