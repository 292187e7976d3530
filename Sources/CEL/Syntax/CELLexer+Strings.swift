extension CELLexer {
    /// A string or bytes literal; the position is at its opening quote, behind a prefix that began at `start`.
    mutating func string(from start: Int, isRaw: Bool, isBytes: Bool) throws(CELIssue) -> CELToken {
        let quote = bytes[position]
        let isTriple = at(1) == quote && at(2) == quote
        let delimiter = isTriple ? 3 : 1
        position += delimiter
        let opening = start..<position
        var content: [UInt8] = []
        while let byte = at(0) {
            if byte == quote, !isTriple || (at(1) == quote && at(2) == quote) {
                position += delimiter
                let kind: CELToken.Kind =
                    isBytes ? .bytes(content) : .string(String(decoding: content, as: UTF8.self))
                return CELToken(kind: kind, range: start..<position)
            }
            switch byte {
            case UInt8(ascii: "\\") where !isRaw:
                try escape(isBytes: isBytes, into: &content)
            case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
                guard isTriple else {
                    throw CELIssue(at: start..<position, CELSyntaxMessages.lineBreakInString(text(opening)))
                }
                // Line breaks of every platform count as one character, as in the reference implementations.
                position += byte == UInt8(ascii: "\r") && at(1) == UInt8(ascii: "\n") ? 2 : 1
                content.append(UInt8(ascii: "\n"))
            default:
                content.append(byte)
                position += 1
            }
        }
        let quotes = text(opening.upperBound - delimiter..<opening.upperBound)
        throw CELIssue(at: opening, CELSyntaxMessages.unclosedString(quotes))
    }

    /// Reads an escape sequence. In bytes, `\x` and octal ones are octets; in strings they are code points.
    private mutating func escape(isBytes: Bool, into content: inout [UInt8]) throws(CELIssue) {
        let start = position
        guard let letter = at(1) else {
            throw CELIssue(at: start..<start + 1, CELSyntaxMessages.unfinishedEscape)
        }
        if let plain = Self.plainEscapes[letter] {
            content.append(plain)
            position += 2
            return
        }
        let digits: Int
        let value: UInt32
        switch letter {
        case UInt8(ascii: "x"), UInt8(ascii: "X"):
            digits = 2
            value = try escapeDigits(from: 2, count: 2, radix: 16)
        case UInt8(ascii: "u") where !isBytes:
            digits = 4
            value = try escapeDigits(from: 2, count: 4, radix: 16)
        case UInt8(ascii: "U") where !isBytes:
            digits = 8
            value = try escapeDigits(from: 2, count: 8, radix: 16)
        case UInt8(ascii: "0")...UInt8(ascii: "3"):
            digits = 2
            value = try escapeDigits(from: 1, count: 3, radix: 8)
        default:
            position += 1
            let range = start..<position + scalarLength
            throw CELIssue(at: range, CELSyntaxMessages.unknownEscape(text(range), isBytes: isBytes))
        }
        position += 2 + digits
        if isBytes {
            content.append(UInt8(truncatingIfNeeded: value))
        } else if let scalar = Unicode.Scalar(value) {
            content.append(contentsOf: scalar.utf8)
        } else {
            throw CELIssue(at: start..<position, CELSyntaxMessages.notACodePoint(text(start..<position)))
        }
    }

    private func escapeDigits(from offset: Int, count: Int, radix: UInt32) throws(CELIssue) -> UInt32 {
        var value: UInt32 = 0
        for index in offset..<offset + count {
            guard let byte = at(index), let digit = Self.digit(byte), digit < radix else {
                let range = position..<min(position + index, bytes.count)
                throw CELIssue(
                    at: range,
                    CELSyntaxMessages.shortEscape(text(range), digits: count, isHexadecimal: radix == 16))
            }
            value = value &* radix &+ digit
        }
        return value
    }

    private static func digit(_ byte: UInt8) -> UInt32? {
        guard isHexDigit(byte) else { return nil }
        return isDigit(byte) ? UInt32(byte - UInt8(ascii: "0")) : UInt32(byte | 0x20) - 0x61 + 10
    }

    private static let plainEscapes: [UInt8: UInt8] = [
        UInt8(ascii: "a"): 0x07, UInt8(ascii: "b"): 0x08, UInt8(ascii: "f"): 0x0C, UInt8(ascii: "n"): 0x0A,
        UInt8(ascii: "r"): 0x0D, UInt8(ascii: "t"): 0x09, UInt8(ascii: "v"): 0x0B, UInt8(ascii: "\\"): 0x5C,
        UInt8(ascii: "?"): 0x3F, UInt8(ascii: "\""): 0x22, UInt8(ascii: "'"): 0x27, UInt8(ascii: "`"): 0x60,
    ]
}
