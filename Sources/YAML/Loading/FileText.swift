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
        if let text = String(validating: bytes, as: UTF8.self) {
            return .success(SourceText(path: path, text: text))
        }
        let repaired = String(decoding: bytes, as: UTF8.self)
        let source = SourceText(path: path, text: repaired)
        let start = firstRepair(in: repaired, of: bytes)
        // A byte order mark is no part of the source.
        let place = start - (repaired.utf8.count - source.utf8Count)
        let message = LoadMessages.invalidUTF8(bytes.dropFirst(start).first ?? 0)
        let range = place..<place + "\u{FFFD}".utf8.count
        return .failure(DiagnosticError(diagnostic: Diagnostic(.error, in: source, at: range, message)))
    }

    /// The offset of the first replacement character that the bytes do not hold; up to there both are the same.
    private static func firstRepair(in text: String, of bytes: [UInt8]) -> Int {
        var offset = 0
        for scalar in text.unicodeScalars {
            if scalar == "\u{FFFD}", !bytes.dropFirst(offset).starts(with: "\u{FFFD}".utf8) { break }
            offset += UTF8.width(scalar)
        }
        return offset
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
