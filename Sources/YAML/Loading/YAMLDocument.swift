package import Diagnostics

/// The one document of a YAML file, with what is wrong in it.
package struct YAMLDocument: Sendable {
    /// The document's value; nil when the file holds none, or none that could be read.
    package let root: YAMLNode?
    /// What is wrong, in the order of the file; empty for an empty file.
    package let diagnostics: [Diagnostic]

    /// Reads the document of a file. A syntax error or a limit ends it, other mistakes are collected.
    package static func load(_ source: SourceText, limits: YAMLLimits = YAMLLimits()) -> YAMLDocument {
        if let diagnostic = Precheck.diagnostic(of: source, limits: limits) {
            return YAMLDocument(root: nil, diagnostics: [diagnostic])
        }
        var text = source.text
        return text.withUTF8 { bytes in
            var builder = DocumentBuilder(source: source, limits: limits)
            builder.build(from: EventReader(bytes, of: source))
            return YAMLDocument(root: builder.root, diagnostics: builder.diagnostics.sorted())
        }
    }

    /// Reads the document of a file from its bytes, which must be UTF-8.
    package static func load(
        path: String, bytes: some Collection<UInt8>, limits: YAMLLimits = YAMLLimits()
    ) -> YAMLDocument {
        switch FileText.decode(path: path, bytes: bytes, limit: limits.maxBytes) {
        case .success(let source): load(source, limits: limits)
        case .failure(let failure): YAMLDocument(root: nil, diagnostics: [failure.diagnostic])
        }
    }
}
