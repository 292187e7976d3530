import Diagnostics
import YAML

/// A file whose one `«…»` shows a range.
struct Marked {
    let source: SourceText
    let range: Range<Int>

    init(_ text: String) {
        let isMark = { (scalar: Unicode.Scalar) in scalar == "«" || scalar == "»" }
        let parts = text.unicodeScalars.split(omittingEmptySubsequences: false, whereSeparator: isMark).map(String.init)
        let start = parts[0].utf8.count
        source = SourceText(path: "f.yaml", text: parts.joined())
        range = start..<start + parts[1].utf8.count
    }
}

/// Diagnostics as a user sees them.
func rendered(_ diagnostics: [Diagnostic]) -> String {
    diagnostics.map { $0.rendered(color: false) }.joined(separator: "\n")
}

/// Reads a text and gives its root and its rendered diagnostics.
func load(_ text: String, limits: YAMLLimits = YAMLLimits()) -> (root: YAMLNode?, diagnostics: String) {
    let document = YAMLDocument.load(SourceText(path: "f.yaml", text: text), limits: limits)
    return (document.root, rendered(document.diagnostics))
}
