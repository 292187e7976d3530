internal import Crypto
internal import Evaluation
internal import JSON
internal import Observations

/// Links what a run found by SHA-256, each piece to all before it: who changes, adds, drops or moves a rule or a finding changes
/// the head.
///
/// It begins with what tells the run from others, the compact JSON array `[organization id, dialect, now, rules digest, snapshot
/// digest]` with null where there is no digest; the first link is its SHA-256. Then come the rules and the findings as they
/// stand in the `json` format, each list in pieces of 128 lines, and of fewer at its end: a piece is the bytes from the first
/// brace of its first line to the last brace of its last. A link is the SHA-256 of the link before it and the SHA-256 of the
/// piece, 32 bytes each; the last one is the head.
final class EvidenceChain {
    /// Lines of a piece.
    static let lineCount = 128

    private var link: SHA256.Digest

    init(of report: Report) {
        let assessment = report.assessment
        let run: JSONValue = [
            .string(assessment.organization.id), .string(assessment.dialect.rawValue), .string("\(assessment.now)"),
            .string(report.rulesDigest), report.snapshot?.digest.map(JSONValue.string) ?? .null,
        ]
        link = SHA256.hash(data: run.serializedBytes())
    }

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
        var hash = SHA256()
        for digest in [link, lines.digest] { digest.withUnsafeBytes { hash.update(bufferPointer: $0) } }
        link = hash.finalize()
    }

    /// In lower-case hexadecimal digits.
    var head: String {
        link.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
