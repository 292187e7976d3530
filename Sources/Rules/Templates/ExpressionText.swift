/// Looks at the text of an expression without parsing it: knows string literals and comments, nothing else.
enum ExpressionText {
    /// The offset of the `}` that closes the `${` before `start`; nil where there is none.
    static func closingBrace(in bytes: [UInt8], from start: Int) -> Int? {
        var depth = 0
        var position = start
        while position < bytes.count {
            if let end = endOfString(in: bytes, at: position) {
                position = end
                continue
            }
            switch bytes[position] {
            case UInt8(ascii: "{"):
                depth += 1
            case UInt8(ascii: "}"):
                if depth == 0 { return position }
                depth -= 1
            default:
                break
            }
            position += 1
        }
        return nil
    }

    /// The offset of the first `//` comment.
    static func comment(in bytes: [UInt8]) -> Int? {
        var position = 0
        while position < bytes.count {
            if let end = endOfString(in: bytes, at: position) {
                position = end
                continue
            }
            if bytes[position] == UInt8(ascii: "/"), position + 1 < bytes.count,
                bytes[position + 1] == UInt8(ascii: "/")
            {
                return position
            }
            position += 1
        }
        return nil
    }

    /// Where the string literal that begins at `position` ends (its quotes included); nil where none begins.
    /// An unclosed one ends with the text.
    private static func endOfString(in bytes: [UInt8], at position: Int) -> Int? {
        let quote = bytes[position]
        guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return nil }
        let isTriple = position + 2 < bytes.count && bytes[position + 1] == quote && bytes[position + 2] == quote
        let isRaw = isRawPrefix(in: bytes, before: position)
        var end = position + (isTriple ? 3 : 1)
        while end < bytes.count {
            if bytes[end] == UInt8(ascii: "\\"), !isRaw {
                end += 2
            } else if bytes[end] == quote {
                if !isTriple { return end + 1 }
                if end + 2 < bytes.count, bytes[end + 1] == quote, bytes[end + 2] == quote { return end + 3 }
                end += 1
            } else {
                end += 1
            }
        }
        return bytes.count
    }

    /// Whether a quote at `position` follows the `r`, `br` or `rb` of a raw string.
    private static func isRawPrefix(in bytes: [UInt8], before position: Int) -> Bool {
        var start = position
        var isRaw = false
        while start > 0, position - start < 2 {
            let letter = bytes[start - 1] | 0x20
            guard letter == UInt8(ascii: "r") || letter == UInt8(ascii: "b") else { break }
            isRaw = isRaw || letter == UInt8(ascii: "r")
            start -= 1
        }
        guard isRaw else { return false }
        guard start > 0 else { return true }
        let before = bytes[start - 1]
        let isWord =
            (before | 0x20 >= UInt8(ascii: "a") && before | 0x20 <= UInt8(ascii: "z"))
            || (before >= UInt8(ascii: "0") && before <= UInt8(ascii: "9")) || before == UInt8(ascii: "_")
        return !isWord
    }
}
