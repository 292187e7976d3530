import Diagnostics

/// What stands before and after the document of a file.
enum StreamEdges {
    /// The first `%TAG` directive before the document.
    static func tagDirective(in source: SourceText) -> Range<Int>? {
        var cursor = ByteCursor(source.text, at: 0)
        cursor.skipByteOrderMark()
        while true {
            cursor.skipSpaceAndComments()
            guard cursor.byte == UInt8(ascii: "%"), cursor.isAtLineStart else { return nil }
            let start = cursor.offset
            let isTag = cursor.starts(with: "%TAG")
            cursor.skipToLineEnd()
            if isTag { return start..<cursor.offset }
        }
    }

    /// Where anything but space, comments and `...` follows an offset.
    static func rest(after offset: Int, in source: SourceText) -> Int? {
        var cursor = ByteCursor(source.text, at: offset)
        while true {
            cursor.skipSpaceAndComments()
            guard cursor.byte != nil else { return nil }
            guard cursor.isAtLineStart, cursor.starts(with: "...") else { return cursor.offset }
            cursor.skip(3)
        }
    }

    /// Whether another document, or the directives before one, begins at an offset.
    static func isDocumentStart(at offset: Int, in source: SourceText) -> Bool {
        let cursor = ByteCursor(source.text, at: offset)
        return cursor.isAtLineStart && (cursor.starts(with: "---") || cursor.byte == UInt8(ascii: "%"))
    }
}
