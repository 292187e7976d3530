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
}
