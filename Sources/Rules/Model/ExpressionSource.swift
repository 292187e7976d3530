package import Diagnostics
package import YAML

/// A CEL expression as it stands in a rule file: its text and the way back to the characters of the file.
package struct ExpressionSource: Sendable {
    package let text: String
    private let node: YAMLNode
    private let scalar: YAMLScalar
    /// Where `text` begins in the scalar's decoded text, in UTF-8 bytes.
    private let start: Int

    /// The part of the scalar that `span` (UTF-8 offsets of its text) names; the whole where it is nil.
    init(_ scalar: YAMLScalar, of node: YAMLNode, span: Range<Int>? = nil) {
        let utf8 = Array(scalar.text.utf8)
        let span = span ?? 0..<utf8.count
        text = String(decoding: utf8[span], as: UTF8.self)
        self.node = node
        self.scalar = scalar
        start = span.lowerBound
    }

    package var source: SourceText { node.source }

    package var style: YAMLScalar.Style { scalar.style }

    /// The characters of the file behind a range of `text`, both in UTF-8 offsets.
    package func fileRange(_ range: Range<Int>) -> Range<Int> {
        scalar.sourceRange(start + range.lowerBound..<start + range.upperBound)
    }

    package func error(at range: Range<Int>, _ message: String, hint: String? = nil) -> Diagnostic {
        Diagnostic(.error, in: source, at: fileRange(range), message, hint: hint)
    }

    package func warning(at range: Range<Int>, _ message: String) -> Diagnostic {
        Diagnostic(.warning, in: source, at: fileRange(range), message)
    }

    /// All of the text.
    package var wholeRange: Range<Int> { 0..<text.utf8.count }
}
