internal import Crypto

/// Links a report by SHA-256, each piece to all before it: who changes, adds, drops or moves anything of it changes the head.
///
/// It goes through the rules and the findings as they stand in the `json` format, each list in pieces of 128 lines, and of fewer
/// at its end: a piece is the bytes from the first brace of its first line to the last brace of its last. A link is the SHA-256
/// of the link before it, at first 32 zero bytes, and the SHA-256 of the piece, 32 bytes each. The last piece is all else: the
/// file without those lines, up to the end of the member before the head.
final class EvidenceChain {
    /// Lines of a piece.
    static let lineCount = 128

    private var link = [UInt8](repeating: 0, count: SHA256.byteCount)
    private var rest = SHA256()

    /// A piece.
    struct Lines: Sendable {
        fileprivate let digest: SHA256.Digest

        /// Of lines as they are written, with what separates them from those before.
        init(_ bytes: UnsafeBufferPointer<UInt8>) {
            let start = bytes.firstIndex(of: UInt8(ascii: "{")) ?? bytes.endIndex
            var hash = SHA256()
            hash.update(bufferPointer: UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: bytes[start...])))
            digest = hash.finalize()
        }
    }

    func add(_ lines: Lines) {
        add(lines.digest)
    }

    /// Adds what stands before the lines of a list, or behind those of the last.
    func add(besidesLines bytes: [UInt8]) {
        rest.update(data: bytes)
    }

    /// In lower-case hexadecimal digits; asked for once, when all was added.
    func head() -> String {
        add(rest.finalize())
        return link.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    private func add(_ piece: SHA256.Digest) {
        var hash = SHA256()
        hash.update(data: link)
        piece.withUnsafeBytes { hash.update(bufferPointer: $0) }
        link = Array(hash.finalize())
    }
}
