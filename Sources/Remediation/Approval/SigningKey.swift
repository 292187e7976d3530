internal import Crypto
internal import Foundation

/// What an approver signs with. Nothing prints it: descriptions, dumps and mirrors show `<hidden>`.
package struct SigningKey: Sendable {
    private static let prefix = "tenet-ed25519-private:"

    private let key: Curve25519.Signing.PrivateKey

    /// A new one.
    package init() {
        key = Curve25519.Signing.PrivateKey()
    }

    /// Reads the file of a key that nobody else may read.
    package init(file path: String) throws {
        let file = try PrivateFile(path, .read)
        guard !file.isReadableByOthers else {
            throw FileError(path, "others may read this private key; close it with `chmod 600`")
        }
        let text = String(decoding: try file.contents(), as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
        guard text.hasPrefix(Self.prefix), let bytes = Data(base64Encoded: String(text.dropFirst(Self.prefix.count))),
            let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: bytes)
        else {
            throw FileError(path, "expected a private key as `tenet approve --generate-key` makes it")
        }
        self.key = key
    }

    /// Writes it into a new file that its owner alone can read, and that is gone again where it cannot be written.
    package func write(to path: String) throws(FileError) {
        let file = try PrivateFile(path, .create)
        do throws(FileError) {
            try file.write(Array("\(Self.prefix)\(key.rawRepresentation.base64EncodedString())\n".utf8))
            try file.synchronize()
        } catch {
            unlink(path)
            throw error
        }
    }

    /// What its signatures are checked with.
    package var approverKey: ApproverKey { ApproverKey(key.publicKey) }

    func signature(of message: [UInt8]) throws -> Data {
        try key.signature(for: message)
    }
}

extension SigningKey: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "<hidden>" }

    package var debugDescription: String { description }

    package var customMirror: Mirror { Mirror(self, children: []) }
}
