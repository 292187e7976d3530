import Diagnostics

/// What is asked of a file before libyaml reads it, because libyaml's time would grow with the square of it.
enum Precheck {
    /// The first reason not to read a file.
    static func diagnostic(of source: SourceText, limits: YAMLLimits) -> Diagnostic? {
        if source.utf8Count > limits.maxBytes {
            let message = LoadMessages.tooLarge(source.utf8Count, limit: limits.maxBytes)
            return Diagnostic(.error, in: source, at: 0..<0, message)
        }
        // Each directive is compared with all before it.
        if let directive = StreamEdges.tagDirective(in: source) {
            return Diagnostic(.error, in: source, at: directive, LoadMessages.tags, hint: LoadMessages.tagHint)
        }
        if let start = blanks(in: source, longerThan: limits.maxBlankBytes) {
            let message = LoadMessages.tooManyBlanks(limit: limits.maxBlankBytes)
            return Diagnostic(.error, in: source, at: start..<start, message)
        }
        return nil
    }

    /// Where the first row of spaces and line ends begins that is longer than a limit.
    private static func blanks(in source: SourceText, longerThan limit: Int) -> Int? {
        guard mayHoldBlanks(source.text, longerThan: limit) else { return nil }
        var cursor = ByteCursor(source.text, at: 0)
        var start = 0
        while cursor.byte != nil {
            let length = cursor.isBlank ? 1 : cursor.lineBreakLength
            cursor.skip(max(length, 1))
            if length == 0 { start = cursor.offset }
            if cursor.offset - start > limit { return start }
        }
        return nil
    }

    /// Whether so many bytes follow one another that each may be of a space or a line end; a quick look, which all but a few files
    /// pass.
    private static func mayHoldBlanks(_ text: String, longerThan limit: Int) -> Bool {
        text.utf8.withContiguousStorageIfAvailable { bytes in
            var length = 0
            for byte in bytes {
                switch byte {
                case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"), 0x80...0xFF:
                    length += 1
                default: length = 0
                }
                if length > limit { return true }
            }
            return false
        } ?? true
    }
}
