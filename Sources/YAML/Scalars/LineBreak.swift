/// A line break of a file and what it becomes in a text.
struct LineBreak {
    let source: Range<Int>
    let decoded: [UInt8]

    /// Reads the line break at the cursor; nil when there is none. All become `\n` but U+2028 and U+2029, which stay.
    init?(_ cursor: inout ByteCursor) {
        let length = cursor.lineBreakLength
        guard length > 0 else { return nil }
        decoded = length == 3 ? (0..<3).compactMap { cursor[ahead: $0] } : [UInt8(ascii: "\n")]
        source = cursor.offset..<cursor.offset + length
        cursor.skip(length)
    }

    /// Whether a single one between two lines becomes a space.
    var folds: Bool { decoded.count == 1 }
}

extension SourceMap {
    /// Adds a line break as it is.
    mutating func append(_ lineBreak: LineBreak) {
        append(lineBreak.decoded, from: lineBreak.source)
    }

    /// Adds the breaks between two lines that are folded: one is a space, of several the first is dropped.
    mutating func fold(_ first: LineBreak, _ others: [LineBreak]) {
        if !first.folds {
            append(first)
        } else if others.isEmpty {
            append(CollectionOfOne(UInt8(ascii: " ")), from: first.source)
        }
        for lineBreak in others { append(lineBreak) }
    }
}
