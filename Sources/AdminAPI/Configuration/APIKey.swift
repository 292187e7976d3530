/// A credential of the Admin API. Nothing prints it: descriptions, dumps and mirrors show `<hidden>`.
package struct APIKey: Sendable {
    private let text: String

    /// The key without the white space around it, such as the newline at the end of a file.
    /// - Throws: When nothing is left, or something that cannot stand in a header.
    package init(_ text: String) throws(AdminConfigurationError) {
        let bytes = text.utf8.drop(while: Self.isWhiteSpace)
        let kept = bytes.prefix(
            upTo: bytes.lastIndex { !Self.isWhiteSpace($0) }.map(bytes.index(after:)) ?? bytes.startIndex)
        guard !kept.isEmpty else { throw .emptyAPIKey }
        guard kept.allSatisfy({ (0x21...0x7E).contains($0) }) else { throw .unusableAPIKey }
        self.text = String(Substring(kept))
    }

    private static func isWhiteSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || (0x09...0x0D).contains(byte)
    }

    /// The value of the `Authorization` header: the one place where the key goes.
    var authorization: String {
        "Bearer \(text)"
    }

    /// The ways in which a server may write the key back: as it is, percent-encoded, and as JSON with optional escapes.
    var spellings: [String] {
        let escapes = [("/", "\\/"), ("=", "\\u003d"), ("=", "\\u003D"), ("+", "\\u002b"), ("+", "\\u002B")]
        let escaped = escapes.map { plain, escape in
            text.split(separator: plain, omittingEmptySubsequences: false).joined(separator: escape)
        }
        return [text, text.percentEncoded] + escaped
    }
}

extension APIKey: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "<hidden>" }

    package var debugDescription: String { description }

    package var customMirror: Mirror { Mirror(self, children: []) }
}
