internal import Mustache

/// How values stand in the page: visible, and escaped as text or as the value of an attribute in double quotes. The
/// library's own escaping looks at grapheme clusters and lets a quote pass that carries an accent.
struct HTMLEscaping: MustacheContentType {
    func escapeText(_ text: String) -> String {
        text.htmlEscaped
    }
}

extension String {
    /// Lines stay lines to a browser, but not in the page's source, whose lines a CI server may obey; everything else that
    /// is obeyed instead of shown is made visible.
    var htmlEscaped: String {
        visibleLines.map(\.xmlEscaped).joined(separator: "&#10;")
    }
}
