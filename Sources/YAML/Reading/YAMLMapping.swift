package import Diagnostics

/// A mapping read by key against a list of known keys.
package struct YAMLMapping: Sendable {
    /// The node it was read from.
    package let node: YAMLNode
    /// Its keys and values in the order of the file.
    package let pairs: [YAMLPair]
    private let indices: [String: Int]

    /// The mapping that a node is; nil for any other kind.
    package init?(_ node: YAMLNode) {
        guard case .mapping(let pairs) = node.kind else { return nil }
        self.node = node
        self.pairs = pairs
        indices = Dictionary(
            pairs.enumerated().map { ($1.key.scalar?.text ?? "", $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The value of a key.
    package subscript(key: String) -> YAMLNode? {
        indices[key].map { pairs[$0].value }
    }

    /// Where a key stands.
    package func keyNode(_ key: String) -> YAMLNode? {
        indices[key].map { pairs[$0].key }
    }

    /// Reports each key that is not a known key of `what` ("a rule"), with the known key that was probably meant.
    package func checkKeys(_ known: [String], what: String, into diagnostics: inout [Diagnostic]) {
        for pair in pairs {
            guard let key = pair.key.scalar?.text, !known.contains(key) else { continue }
            let suggestion = nearest(to: key, among: known).map { ", did you mean `\($0)`?" } ?? ""
            diagnostics.append(pair.key.diagnostic("`\(key)` is not a key of \(what)\(suggestion)"))
        }
    }
}
