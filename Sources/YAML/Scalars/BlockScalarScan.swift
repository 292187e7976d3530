import Diagnostics

/// Reads a literal or folded scalar again, as libyaml's `yaml_parser_scan_block_scalar` does
/// (https://github.com/yaml/libyaml/blob/0.2.5/src/scanner.c).
struct BlockScalarScan {
    private(set) var map = SourceMap()
    private var cursor: ByteCursor
    private let indent: Int
    private let isFolded: Bool
    /// The spaces read on this line.
    private var column = 0

    init(_ scalar: YAMLScalar) {
        isFolded = scalar.style == .folded
        cursor = ByteCursor(scalar.source.text, at: scalar.range.lowerBound, end: scalar.range.upperBound)
        let header = Self.skipHeader(&cursor)
        indent = Self.indent(of: scalar.text, under: cursor)
        scan(chomping: header)
    }

    private enum Chomping {
        case strip, clip, keep
    }

    /// Reads `|` or `>`, the indicators and the rest of the line.
    private static func skipHeader(_ cursor: inout ByteCursor) -> Chomping {
        var chomping = Chomping.clip
        cursor.skip(1)
        // At most an indentation and a chomping indicator; libyaml wants no space before a comment.
        while let byte = cursor.byte, "+-123456789".utf8.contains(byte) {
            if byte == UInt8(ascii: "-") { chomping = .strip }
            if byte == UInt8(ascii: "+") { chomping = .keep }
            cursor.skip(1)
        }
        cursor.skipToLineEnd()
        _ = LineBreak(&cursor)
        return chomping
    }

    /// How many spaces begin each line of the content. An indicator counts from the indentation of the parent, which
    /// is not known here; so it is told from what is left of the first line that holds more than spaces.
    private static func indent(of text: String, under body: ByteCursor) -> Int {
        func spaces(_ line: ByteCursor) -> (count: Int, isBlank: Bool) {
            var cursor = line
            while cursor.byte == UInt8(ascii: " ") { cursor.skip(1) }
            return (cursor.offset - line.offset, cursor.byte == nil || cursor.lineBreakLength > 0)
        }
        func firstLine(of text: ByteCursor) -> (spaces: Int, most: Int) {
            var cursor = text
            var most = 0
            while cursor.byte != nil {
                let line = spaces(cursor)
                most = max(most, line.count)
                guard line.isBlank else { return (line.count, most) }
                cursor.skipToLineEnd()
                _ = LineBreak(&cursor)
            }
            return (most, most)
        }
        return firstLine(of: body).spaces - firstLine(of: ByteCursor(text, at: 0)).spaces
    }

    private mutating func scan(chomping: Chomping) {
        var others = skipBreaks()
        var first: LineBreak?
        var lastBeganBlank = false
        while column == indent, cursor.byte != nil {
            let beginsBlank = cursor.isBlank
            if let first, isFolded, !lastBeganBlank, !beginsBlank {
                map.fold(first, others)
            } else {
                if let first { map.append(first) }
                for lineBreak in others { map.append(lineBreak) }
            }
            lastBeganBlank = beginsBlank
            while cursor.byte != nil, cursor.lineBreakLength == 0 { map.copy(&cursor) }
            first = LineBreak(&cursor)
            others = skipBreaks()
        }
        if chomping != .strip, let first { map.append(first) }
        if chomping == .keep {
            for lineBreak in others { map.append(lineBreak) }
        }
    }

    /// Reads empty lines, and the indentation of the line after them.
    private mutating func skipBreaks() -> [LineBreak] {
        var breaks: [LineBreak] = []
        while true {
            column = 0
            while column < indent, cursor.byte == UInt8(ascii: " ") {
                cursor.skip(1)
                column += 1
            }
            guard let lineBreak = LineBreak(&cursor) else { return breaks }
            breaks.append(lineBreak)
        }
    }
}
