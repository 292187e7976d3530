import Diagnostics

/// A scalar: its decoded text, and the way back to the characters of the file.
package struct YAMLScalar: Sendable {
    /// The text, with escapes decoded and lines folded.
    package let text: String
    /// How it is written.
    package let style: Style
    /// What is written, quotes and block header included, without anchor and tag.
    let range: Range<Int>
    let source: SourceText
    let cache = SourceMapCache()

    init(text: String, style: Style, at range: Range<Int>, in source: SourceText) {
        self.text = text
        self.style = style
        self.range = range
        self.source = source
    }

    /// The five ways to write a scalar (https://yaml.org/spec/1.2.2/#chapter-7-flow-style-productions).
    package enum Style: Sendable, Hashable, CaseIterable {
        /// Without quotes.
        case plain
        /// `'…'`, where `''` is a quote.
        case singleQuoted
        /// `"…"`, with escapes.
        case doubleQuoted
        /// `|`, lines kept.
        case literal
        /// `>`, lines folded.
        case folded
    }
}
