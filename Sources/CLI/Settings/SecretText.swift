import Diagnostics
import YAML

/// Keeps what may be a token out of the lines that diagnostics of a file show.
struct SecretText {
    private let source: SourceText
    private let hidden: SourceText

    /// Hides the values of keys that speak of a secret, unless they say where it is, and what else is named.
    init(_ root: YAMLNode, besides others: [Range<Int>] = []) {
        source = root.source
        var bytes = Array(root.source.text.utf8)
        for range in Self.ranges(in: root, isSecret: false) + others {
            for place in range.clamped(to: 0..<bytes.count) where bytes[place] != UInt8(ascii: "\n") {
                bytes[place] = UInt8(ascii: "*")
            }
        }
        hidden = SourceText(path: root.source.path, text: String(decoding: bytes, as: UTF8.self))
    }

    /// The same diagnostic about the text with secrets hidden; its message must not quote any.
    func hiding(_ diagnostic: Diagnostic) -> Diagnostic {
        guard diagnostic.source == source else { return diagnostic }
        return Diagnostic(
            diagnostic.severity, in: hidden, at: diagnostic.range, diagnostic.message, hint: diagnostic.hint)
    }

    /// Whether a key's name speaks of a secret, and not of a file that holds it.
    static func isSecret(_ key: String) -> Bool {
        let key = key.lowercased()
        return !key.hasSuffix("-file")
            && ["key", "token", "secret", "password", "credential"].contains { key.contains($0) }
    }

    private static func ranges(in node: YAMLNode, isSecret: Bool) -> [Range<Int>] {
        switch node.kind {
        case .scalar: isSecret ? [node.range] : []
        case .sequence(let elements): elements.flatMap { ranges(in: $0, isSecret: isSecret) }
        case .mapping(let pairs):
            pairs.flatMap { pair -> [Range<Int>] in
                let key = pair.key.scalar?.text.lowercased() ?? ""
                let saysWhere = isSecret && ["env", "file"].contains(key)
                return ranges(in: pair.value, isSecret: !saysWhere && (isSecret || Self.isSecret(key)))
            }
        }
    }
}
