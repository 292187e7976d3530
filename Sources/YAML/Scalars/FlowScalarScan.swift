import Diagnostics

/// Reads a plain or quoted scalar again, as libyaml's `yaml_parser_scan_flow_scalar` and
/// `yaml_parser_scan_plain_scalar` do (https://github.com/yaml/libyaml/blob/0.2.5/src/scanner.c).
struct FlowScalarScan {
    private(set) var map = SourceMap()
    private var cursor: ByteCursor
    private let style: YAMLScalar.Style

    init(_ style: YAMLScalar.Style, at range: Range<Int>, in source: SourceText) {
        self.style = style
        cursor = ByteCursor(source.text, at: range.lowerBound, end: range.upperBound)
        if style != .plain { cursor.skip(1) }
        while cursor.byte != nil, !isClosingQuote {
            let lineGoesOn = scanWords()
            scanBlanks(lineGoesOn: lineGoesOn)
        }
    }

    private var isClosingQuote: Bool {
        switch style {
        case .singleQuoted: cursor.byte == UInt8(ascii: "'") && !cursor.starts(with: "''")
        case .doubleQuoted: cursor.byte == UInt8(ascii: "\"")
        default: false
        }
    }

    /// Reads up to the next blank or line break; true when a `\` before the line break goes on with the next line.
    private mutating func scanWords() -> Bool {
        while cursor.byte != nil, !cursor.isBlank, cursor.lineBreakLength == 0, !isClosingQuote {
            if style == .singleQuoted, cursor.starts(with: "''") {
                map.append("'".utf8, from: cursor.offset..<cursor.offset + 2)
                cursor.skip(2)
            } else if style == .doubleQuoted, cursor.byte == UInt8(ascii: "\\") {
                var next = cursor
                next.skip(1)
                if LineBreak(&next) != nil {
                    cursor = next
                    return true
                }
                scanEscape()
            } else {
                map.copy(&cursor)
            }
        }
        return false
    }

    /// Reads blanks and line breaks, and folds the lines that they part.
    private mutating func scanBlanks(lineGoesOn: Bool) {
        var blanks = cursor
        var first: LineBreak?
        var others: [LineBreak] = []
        while cursor.byte != nil {
            if cursor.isBlank {
                cursor.skip(1)
            } else if let lineBreak = LineBreak(&cursor) {
                if first == nil, !lineGoesOn { first = lineBreak } else { others.append(lineBreak) }
            } else {
                break
            }
        }
        if let first {
            map.fold(first, others)
        } else if lineGoesOn {
            for lineBreak in others { map.append(lineBreak) }
        } else {
            while blanks.offset < cursor.offset { map.copy(&blanks) }
        }
    }

    private mutating func scanEscape() {
        guard let escape = cursor[ahead: 1].flatMap(Escape.init) else {
            map.copy(&cursor)
            return
        }
        let digits = (0..<escape.digits).compactMap { cursor[ahead: 2 + $0] }
        let source = cursor.offset..<cursor.offset + 2 + escape.digits
        map.append(String(escape.scalar(digits)).utf8, from: source)
        cursor.skip(source.count)
    }
}
