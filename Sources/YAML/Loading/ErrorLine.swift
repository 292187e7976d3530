import Diagnostics

/// The line of a syntax error, looked at for what its author may have meant.
struct ErrorLine {
    private let source: SourceText
    /// The first character that is not a blank.
    let start: Int
    /// The value after `- ` or `key: `, or where there is neither the whole line.
    private let value: Int
    private let hasKey: Bool

    init(at offset: Int, in source: SourceText) {
        self.source = source
        let line = source.range(ofLine: source.position(at: offset).line)
        var cursor = ByteCursor(source.text, at: line.lowerBound, end: line.upperBound)
        cursor.skipBlanks()
        start = cursor.offset
        while cursor.starts(with: "- ") {
            cursor.skip(1)
            cursor.skipBlanks()
        }
        let entry = cursor.offset
        while let byte = cursor.byte, !cursor.isAtColon, !#""'[{"#.utf8.contains(byte) { cursor.skip(1) }
        hasKey = cursor.isAtColon
        if hasKey {
            cursor.skip(1)
            cursor.skipBlanks()
        }
        value = hasKey ? cursor.offset : entry
    }

    /// Whether an offset is where the line's text begins.
    func begins(at offset: Int) -> Bool { offset <= start }

    /// Whether the line has a key and a value before an offset.
    func hasValue(before offset: Int) -> Bool { hasKey && value < offset }

    /// The character that begins the line's value, when it stands before an offset or there, and YAML reads it as more
    /// than a text.
    func indicator(upTo offset: Int) -> Unicode.Scalar? {
        guard value <= offset, let first = source.scalar(at: value) else { return nil }
        return #""'[{!&*|>@`%"#.unicodeScalars.contains(first) ? first : nil
    }
}

extension ByteCursor {
    /// Whether a `:` that ends a key is here.
    fileprivate var isAtColon: Bool {
        guard byte == UInt8(ascii: ":") else { return false }
        return self[ahead: 1] == nil || self[ahead: 1] == UInt8(ascii: " ") || self[ahead: 1] == UInt8(ascii: "\t")
    }
}
