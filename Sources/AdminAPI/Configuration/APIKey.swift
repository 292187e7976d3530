internal import Foundation

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

    /// The ways in which the key may be written: as it is, and in Base64 (RFC 4648, sections 4 and 5) by itself or within a longer
    /// text. Each of their characters may be escaped.
    var forms: Set<String> {
        // The padding tells nothing.
        let byItself = Data(text.utf8).base64EncodedString().prefix { $0 != "=" }
        // The characters that hold bits of nothing else, whatever number of bytes goes before.
        let within = (0...2).map { before in
            let bytes = [UInt8](repeating: 0, count: before) + text.utf8
            return Data(bytes).base64EncodedString().prefix(bytes.count * 8 / 6).dropFirst((before * 8 + 5) / 6)
        }
        // Shorter ones stand in many a word.
        let encoded = ([byItself] + within).filter { $0.count >= EscapedText.shortestPart }.map(String.init)
        let inURLs = encoded.map { $0.replacing("+", with: "-").replacing("/", with: "_") }
        return Set([text] + encoded + inURLs)
    }
}

extension APIKey: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "<hidden>" }

    package var debugDescription: String { description }

    package var customMirror: Mirror { Mirror(self, children: []) }
}
