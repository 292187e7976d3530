import Diagnostics

/// The bytes of a file as text.
enum FileText {
    /// The text of a file, or the diagnostic that says why its bytes are none.
    static func decode(
        path: String, bytes: some Collection<UInt8>, limit: Int
    ) -> Result<SourceText, DiagnosticError> {
        guard bytes.count <= limit else {
            return .failure(unreadable(path, LoadMessages.tooLarge(bytes.count, limit: limit)))
        }
        let bytes = Array(bytes)
        guard !isUTF16(bytes) else { return .failure(unreadable(path, LoadMessages.utf16)) }
        let text = String(decoding: bytes, as: UTF8.self)
        let source = SourceText(path: path, text: text)
        guard let invalid = zip(text.utf8, bytes).enumerated().first(where: { $1.0 != $1.1 })?.offset else {
            return .success(source)
        }
        // The replacement character may share its first bytes with what it stands for.
        let start = max(invalid - 2, 0)...invalid
        let scalar = start.first { text.utf8.dropFirst($0).starts(with: "\u{FFFD}".utf8) } ?? invalid
        let shift = text.utf8.count - source.utf8Count
        let range = scalar - shift..<scalar - shift + "\u{FFFD}".utf8.count
        return .failure(
            DiagnosticError(
                diagnostic: Diagnostic(.error, in: source, at: range, LoadMessages.invalidUTF8(bytes[scalar]))))
    }

    /// UTF-16 and UTF-32 begin with a byte order mark or, before an ASCII character, with a zero byte on either side.
    private static func isUTF16(_ bytes: [UInt8]) -> Bool {
        guard bytes.count >= 2 else { return false }
        switch (bytes[0], bytes[1]) {
        case (0xFF, 0xFE), (0xFE, 0xFF), (0, _), (_, 0): return true
        default: return false
        }
    }

    private static func unreadable(_ path: String, _ message: String) -> DiagnosticError {
        let source = SourceText(path: path, text: "")
        return DiagnosticError(diagnostic: Diagnostic(.error, in: source, at: 0..<0, message))
    }
}
