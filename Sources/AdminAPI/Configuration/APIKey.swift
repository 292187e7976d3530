/// A credential of the Admin API. Nothing prints it: descriptions, dumps and mirrors show `<hidden>`.
package struct APIKey: Hashable, Sendable {
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

    /// The ways in which the key may come back: as it is, as JSON with optional escapes, and percent-encoded once by a server
    /// and once more when we send that on as a cursor.
    var spellings: [String] {
        let escapes = [("/", "\\/"), ("=", "\\u003d"), ("=", "\\u003D"), ("+", "\\u002b"), ("+", "\\u002B")]
        let asJSON = escapes.map { plain, escape in
            text.split(separator: plain, omittingEmptySubsequences: false).joined(separator: escape)
        }
        let plain = [text] + asJSON
        let encoded = plain.map(\.percentEncoded)
        return plain + encoded + encoded.map(\.percentEncoded)
    }
}

extension APIKey: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "<hidden>" }

    package var debugDescription: String { description }

    package var customMirror: Mirror { Mirror(self, children: []) }
}
