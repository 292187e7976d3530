internal import Crypto
internal import Foundation

/// What an approver's signatures are checked with: `tenet-ed25519:` and 32 bytes as base64.
package struct ApproverKey: Hashable, Sendable {
    private static let prefix = "tenet-ed25519:"

    private let bytes: Data

    /// - Throws: For any other text, and for bytes that are no key.
    package init(_ text: String) throws(DocumentError) {
        guard text.hasPrefix(Self.prefix), let bytes = Data(base64Encoded: String(text.dropFirst(Self.prefix.count))),
            (try? Curve25519.Signing.PublicKey(rawRepresentation: bytes)) != nil
        else {
            throw DocumentError("expected a key such as `\(Self.prefix)…`, as `tenet approve --generate-key` makes it")
        }
        self.bytes = bytes
    }

    init(_ key: Curve25519.Signing.PublicKey) {
        bytes = key.rawRepresentation
    }

    /// Whether the key's owner signed the bytes.
    func isSignature(_ signature: Data, of message: [UInt8]) -> Bool {
        guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: bytes) else { return false }
        return key.isValidSignature(signature, for: message)
    }
}

extension ApproverKey: CustomStringConvertible {
    /// The text that it is read from.
    package var description: String { Self.prefix + bytes.base64EncodedString() }
}
