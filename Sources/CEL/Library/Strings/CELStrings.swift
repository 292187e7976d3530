/// What the functions on strings compute. Positions count Unicode scalars.
enum CELStrings {
    static func charAt(_ text: String, _ index: Int64) -> CELValue {
        let scalars = text.unicodeScalars
        guard let position = position(index, in: scalars) else { return outOfRange(index) }
        return .string(position == scalars.endIndex ? "" : String(scalars[position]))
    }

    static func substring(_ text: String, from start: Int64, to end: Int64?) -> CELValue {
        let scalars = text.unicodeScalars
        guard let first = position(start, in: scalars) else { return outOfRange(start) }
        guard let end else { return .string(String(scalars[first...])) }
        guard let last = position(end, in: scalars) else { return outOfRange(end) }
        guard first <= last else {
            return .error(.outOfRange, "the end `\(end)` of a substring is before its start `\(start)`")
        }
        return .string(String(scalars[first..<last]))
    }

    /// The first place of `part` at or after the offset, -1 if there is none. An offset outside the text is an error.
    static func indexOf(_ text: String, _ part: String, offset: Int64?) -> CELValue {
        guard let start = position(offset ?? 0, in: text.unicodeScalars) else { return outOfRange(offset ?? 0) }
        let bytes = text.utf8.distance(from: text.startIndex, to: start)
        let found = CELText.position(of: part, in: text, from: bytes)
        return .int(found.map { scalarOffset($0, in: text) } ?? -1)
    }

    /// The last place of `part` at or before the offset, -1 if there is none. An offset outside the text is an error.
    static func lastIndexOf(_ text: String, _ part: String, offset: Int64?) -> CELValue {
        let scalars = text.unicodeScalars
        let last: String.Index
        if let offset {
            guard let position = position(offset, in: scalars) else { return outOfRange(offset) }
            last = position
        } else {
            last = scalars.endIndex
        }
        // Searched backwards is searched forwards in the reversed bytes, in which the part has to begin where it may end.
        let reversedText = text.withContiguousUTF8 { Array($0.reversed()) }
        let reversedPart = part.withContiguousUTF8 { Array($0.reversed()) }
        let lastStart = text.utf8.distance(from: text.startIndex, to: last)
        let from = max(0, reversedText.count - lastStart - reversedPart.count)
        let found = reversedText.withUnsafeBufferPointer { text in
            reversedPart.withUnsafeBufferPointer { part in
                CELText.position(of: part, in: text, from: from)
            }
        }
        guard let found else { return .int(-1) }
        return .int(scalarOffset(reversedText.count - found - reversedPart.count, in: text))
    }

    static func lowerASCII(_ text: String) -> String {
        mapASCII(text, from: UInt8(ascii: "A")...UInt8(ascii: "Z")) { $0 + 32 }
    }

    static func upperASCII(_ text: String) -> String {
        mapASCII(text, from: UInt8(ascii: "a")...UInt8(ascii: "z")) { $0 - 32 }
    }

    /// Without Unicode's white space at both ends.
    static func trim(_ text: String) -> String {
        let scalars = text.unicodeScalars
        guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
            let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
        else { return "" }
        return String(scalars[first...last])
    }

    /// As a literal of the language in double quotes.
    static func quote(_ text: String) -> String {
        // Every escaped character is one byte of UTF-8, and no byte of another character.
        var quoted: [UInt8] = [UInt8(ascii: "\"")]
        for byte in text.utf8 {
            if let letter = escapes[byte] {
                quoted += [UInt8(ascii: "\\"), letter]
            } else {
                quoted.append(byte)
            }
        }
        quoted.append(UInt8(ascii: "\""))
        return String(decoding: quoted, as: UTF8.self)
    }

    /// What follows the backslash in the escape of a character.
    private static let escapes: [UInt8: UInt8] = [
        0x07: UInt8(ascii: "a"), 0x08: UInt8(ascii: "b"), 0x0B: UInt8(ascii: "v"), 0x0C: UInt8(ascii: "f"),
        0x0A: UInt8(ascii: "n"), 0x0D: UInt8(ascii: "r"), 0x09: UInt8(ascii: "t"),
        UInt8(ascii: "\\"): UInt8(ascii: "\\"), UInt8(ascii: "\""): UInt8(ascii: "\""),
    ]

    private static func mapASCII(
        _ text: String, from range: ClosedRange<UInt8>, _ change: (UInt8) -> UInt8
    ) -> String {
        guard text.utf8.contains(where: range.contains) else { return text }
        return String(decoding: text.utf8.map { range.contains($0) ? change($0) : $0 }, as: UTF8.self)
    }

    /// The place so many scalars after the start; nil outside the text.
    private static func position(_ offset: Int64, in scalars: String.UnicodeScalarView) -> String.Index? {
        guard offset >= 0, let offset = Int(exactly: offset) else { return nil }
        return scalars.index(scalars.startIndex, offsetBy: offset, limitedBy: scalars.endIndex)
    }

    private static func scalarOffset(_ bytes: Int, in text: String) -> Int64 {
        let position = text.utf8.index(text.startIndex, offsetBy: bytes)
        return Int64(text.unicodeScalars.distance(from: text.startIndex, to: position))
    }

    private static func outOfRange(_ index: Int64) -> CELValue {
        .error(.outOfRange, "the index `\(index)` is outside the string")
    }
}
