/// A text and the path it came from; it finds lines and columns quickly in texts of any shape, and copies cheaply.
///
/// A byte order mark at the start is not part of the text, since editors do not count it as a column.
/// Lines end with `\n`, `\r\n` or `\r`.
package struct SourceText: Sendable {
    private let storage: Storage

    /// The text of the file at `path`; a leading byte order mark is dropped.
    package init(path: String, text: String) {
        storage = Storage(path: path, text: text)
    }

    /// The path as the user gave it.
    package var path: String { storage.path }

    /// The text without a byte order mark; every offset of a diagnostic counts its UTF-8 bytes.
    package var text: String { storage.text }

    /// How many UTF-8 bytes the text has.
    package var utf8Count: Int { storage.text.utf8.count }

    /// The line and column of an offset; offsets outside the text are clamped to it, and one inside a scalar is that
    /// scalar's.
    package func position(at utf8Offset: Int) -> SourcePosition {
        let offset = scalarStart(at: min(max(utf8Offset, 0), utf8Count))
        let line = storage.index.line(containing: offset)
        let start = storage.index.lineStarts[line]
        let column =
            storage.index.scalarCount(before: offset, in: text) - storage.index.scalarCount(before: start, in: text)
        return SourcePosition(line: line + 1, column: column + 1)
    }

    /// The text of a line, counted from 1, without its line end; empty when there is no such line.
    package func line(_ number: Int) -> Substring {
        substring(range(ofLine: number))
    }

    /// The text between two offsets, clamped to the text and moved to the scalars they lie in.
    package func substring(_ range: Range<Int>) -> Substring {
        let range = range.clamped(to: 0..<utf8Count)
        return text[scalarIndex(at: range.lowerBound)..<scalarIndex(at: range.upperBound)]
    }

    /// The Unicode scalar to which the byte at an offset belongs; nil outside the text.
    package func scalar(at utf8Offset: Int) -> Unicode.Scalar? {
        guard utf8Offset >= 0, utf8Offset < utf8Count else { return nil }
        return text.unicodeScalars[scalarIndex(at: utf8Offset)]
    }

    /// The UTF-8 offset of the Unicode scalar with that index from the start of the text, clamped to the text.
    package func utf8Offset(ofScalar scalarIndex: Int) -> Int {
        storage.index.offset(ofScalar: scalarIndex, in: text)
    }

    /// The offsets of a line's content, without its line end; empty when there is no such line.
    package func range(ofLine number: Int) -> Range<Int> {
        let starts = storage.index.lineStarts
        guard number >= 1, number <= starts.count else { return utf8Count..<utf8Count }
        let start = starts[number - 1]
        guard number < starts.count else { return start..<utf8Count }
        var end = starts[number]
        while end > start, byte(at: end - 1) == UInt8(ascii: "\n") || byte(at: end - 1) == UInt8(ascii: "\r") {
            end -= 1
        }
        return start..<end
    }

    /// The index of the scalar to which the byte at an offset inside the text belongs.
    func scalarIndex(at offset: Int) -> String.Index {
        text.utf8.index(text.utf8.startIndex, offsetBy: scalarStart(at: offset))
    }

    private func scalarStart(at offset: Int) -> Int {
        var start = offset
        while start > 0, start < utf8Count, byte(at: start) & 0xC0 == 0x80 { start -= 1 }
        return start
    }

    private func byte(at offset: Int) -> UInt8 {
        text.utf8[text.utf8.index(text.utf8.startIndex, offsetBy: offset)]
    }
}

extension SourceText: Hashable {
    /// Whether both have the same path and the same text.
    package static func == (left: SourceText, right: SourceText) -> Bool {
        left.storage === right.storage || (left.path == right.path && left.text == right.text)
    }

    /// Hashes the path alone; hashing a whole file for each of its diagnostics would be slow.
    package func hash(into hasher: inout Hasher) {
        hasher.combine(path)
    }
}

extension SourceText {
    /// What all copies of a source text share.
    private final class Storage: Sendable {
        let path: String
        let text: String
        let index: TextIndex

        init(path: String, text: String) {
            var text = text
            if text.unicodeScalars.first == "\u{FEFF}" { text.unicodeScalars.removeFirst() }
            text.makeContiguousUTF8()
            self.path = path
            self.text = text
            index = TextIndex(text)
        }
    }
}
