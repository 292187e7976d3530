extension JSONReader {
    /// The string that begins at this place.
    mutating func readString() throws(JSONParseError) -> String {
        let (content, isEscaped) = try readQuoted()
        return isEscaped ? try unescaped(content) : String(decoding: bytes[content], as: UTF8.self)
    }

    /// The key that begins at this place, in the storage of an equal one before where it is known.
    mutating func readString(sharing keys: inout JSONKeyCache) throws(JSONParseError) -> String {
        let (content, isEscaped) = try readQuoted()
        return isEscaped ? try unescaped(content) : keys.string(UnsafeRawBufferPointer(rebasing: bytes[content]))
    }

    /// Goes past a string; what stands between its quotes is valid UTF-8.
    private mutating func readQuoted() throws(JSONParseError) -> (content: Range<Int>, isEscaped: Bool) {
        position += 1
        let start = position
        var isEscaped = false
        while true {
            skipPlainASCII()
            guard position < bytes.count else { throw error("a string without an end", at: start - 1) }
            switch bytes[position] {
            case UInt8(ascii: "\""):
                position += 1
                return (start..<position - 1, isEscaped)
            case UInt8(ascii: "\\"):
                isEscaped = true
                position = min(position + 2, bytes.count)
            case ..<0x20:
                throw error("a control character in a string")
            default:
                try skipScalar()
            }
        }
    }

    /// Goes to the next byte that is a quote, a backslash, a control character or not ASCII, eight bytes at a time.
    private mutating func skipPlainASCII() {
        let ones: UInt64 = 0x0101_0101_0101_0101
        while bytes.count - position >= 8 {
            let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self))
            // A byte of these is zero where the text has the character.
            let quote = word ^ (ones &* UInt64(UInt8(ascii: "\"")))
            let backslash = word ^ (ones &* UInt64(UInt8(ascii: "\\")))
            // The lowest high bit is exact; those above it may come from a borrow.
            let special =
                (((quote &- ones) & ~quote) | ((backslash &- ones) & ~backslash) | ((word &- ones &* 0x20) & ~word)
                    | word) & (ones &* 0x80)
            guard special == 0 else {
                position += special.trailingZeroBitCount / 8
                return
            }
            position += 8
        }
        while position < bytes.count {
            let byte = bytes[position]
            guard byte >= 0x20, byte < 0x80, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") else { return }
            position += 1
        }
    }

    /// Goes past a character of more than one byte. See table 3-7 of https://www.unicode.org/versions/Unicode16.0.0/.
    private mutating func skipScalar() throws(JSONParseError) {
        let second: ClosedRange<UInt8>
        let length: Int
        switch bytes[position] {
        case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
        case 0xE0: (length, second) = (3, 0xA0...0xBF)
        case 0xE1...0xEC, 0xEE...0xEF: (length, second) = (3, 0x80...0xBF)
        case 0xED: (length, second) = (3, 0x80...0x9F)
        case 0xF0: (length, second) = (4, 0x90...0xBF)
        case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
        case 0xF4: (length, second) = (4, 0x80...0x8F)
        default: throw error("bytes that are not UTF-8")
        }
        guard bytes.count - position >= length, second.contains(bytes[position + 1]),
            bytes[position + 2..<position + length].allSatisfy({ $0 & 0xC0 == 0x80 })
        else { throw error("bytes that are not UTF-8") }
        position += length
    }

    /// The text of valid UTF-8 that holds escapes.
    private func unescaped(_ content: Range<Int>) throws(JSONParseError) -> String {
        var text: [UInt8] = []
        text.reserveCapacity(content.count)
        var place = content.lowerBound
        while place < content.upperBound {
            guard bytes[place] == UInt8(ascii: "\\") else {
                text.append(bytes[place])
                place += 1
                continue
            }
            switch bytes[place + 1] {
            case UInt8(ascii: "u"):
                let (scalar, length) = try escapedScalar(at: place)
                text.append(contentsOf: UTF8.encode(scalar).map(Array.init) ?? [])
                place += length
                continue
            case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(bytes[place + 1])
            case UInt8(ascii: "b"): text.append(0x08)
            case UInt8(ascii: "f"): text.append(0x0C)
            case UInt8(ascii: "n"): text.append(UInt8(ascii: "\n"))
            case UInt8(ascii: "r"): text.append(UInt8(ascii: "\r"))
            case UInt8(ascii: "t"): text.append(UInt8(ascii: "\t"))
            default: throw error("an unknown escape in a string", at: place)
            }
            place += 2
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// The character of `\uXXXX` or of two such that are a surrogate pair; U+FFFD for half a pair.
    private func escapedScalar(at place: Int) throws(JSONParseError) -> (scalar: Unicode.Scalar, length: Int) {
        guard let unit = codeUnit(at: place) else {
            throw error("expected four hexadecimal digits after `\\u`", at: place)
        }
        if let scalar = Unicode.Scalar(unit) {
            return (scalar, 6)
        }
        if UTF16.isLeadSurrogate(unit), let trail = codeUnit(at: place + 6), UTF16.isTrailSurrogate(trail),
            let scalar = Unicode.Scalar(0x1_0000 + UInt32(unit & 0x3FF) << 10 + UInt32(trail & 0x3FF))
        {
            return (scalar, 12)
        }
        return ("\u{FFFD}", 6)
    }

    /// What `\uXXXX` says; nil where no such escape stands.
    private func codeUnit(at place: Int) -> UInt16? {
        guard bytes.count - place >= 6, bytes[place] == UInt8(ascii: "\\"), bytes[place + 1] == UInt8(ascii: "u") else {
            return nil
        }
        var unit: UInt16 = 0
        for byte in bytes[place + 2..<place + 6] {
            let digit: UInt8
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - UInt8(ascii: "a") + 10
            case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = byte - UInt8(ascii: "A") + 10
            default: return nil
            }
            unit = unit << 4 | UInt16(digit)
        }
        return unit
    }
}
