/// Cuts a source into tokens.
/// See https://github.com/google/cel-spec/blob/master/doc/langdef.md#syntax.
struct CELLexer {
    let bytes: [UInt8]
    var position = 0

    init(_ source: String) {
        bytes = Array(source.utf8)
    }

    /// The next token; at the end `.end`, again and again.
    mutating func next() throws(CELIssue) -> CELToken {
        skipSpace()
        let start = position
        guard let byte = at(0) else { return CELToken(kind: .end, range: start..<start) }
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
            return try number()
        case UInt8(ascii: ".") where at(1).map(Self.isDigit) == true:
            return try number()
        case UInt8(ascii: "\""), UInt8(ascii: "'"):
            return try string(from: start, isRaw: false, isBytes: false)
        case UInt8(ascii: "`"):
            return try quotedIdentifier()
        case _ where Self.isNameStart(byte):
            return try word()
        default:
            return try symbol()
        }
    }

    /// The byte that many places ahead; nil past the end.
    func at(_ offset: Int) -> UInt8? {
        position + offset < bytes.count ? bytes[position + offset] : nil
    }

    func text(_ range: Range<Int>) -> String {
        String(decoding: bytes[range], as: UTF8.self)
    }

    /// Spaces and comments.
    private mutating func skipSpace() {
        while let byte = at(0) {
            if byte == UInt8(ascii: "/"), at(1) == UInt8(ascii: "/") {
                while let byte = at(0), byte != UInt8(ascii: "\n") {
                    position += 1
                }
            } else if byte == UInt8(ascii: " ") || (0x09...0x0D).contains(byte) && byte != 0x0B {
                position += 1
            } else {
                return
            }
        }
    }

    private mutating func word() throws(CELIssue) -> CELToken {
        let start = position
        while let byte = at(0), Self.isName(byte) {
            position += 1
        }
        if position - start <= 2, at(0) == UInt8(ascii: "\"") || at(0) == UInt8(ascii: "'") {
            let prefix = bytes[start..<position].map { $0 | 0x20 }
            let isRaw = prefix.contains(UInt8(ascii: "r"))
            let isBytes = prefix.contains(UInt8(ascii: "b"))
            if prefix.count == (isRaw ? 1 : 0) + (isBytes ? 1 : 0) {
                return try string(from: start, isRaw: isRaw, isBytes: isBytes)
            }
        }
        let range = start..<position
        let word = text(range)
        let kind: CELToken.Kind =
            switch word {
            case "in", "true", "false", "null": CELToken.Symbol(rawValue: word).map(CELToken.Kind.symbol) ?? .end
            default: .identifier(word)
            }
        return CELToken(kind: kind, range: range)
    }

    private mutating func quotedIdentifier() throws(CELIssue) -> CELToken {
        let start = position
        position += 1
        while let byte = at(0), Self.isQuotedName(byte) {
            position += 1
        }
        guard at(0) == UInt8(ascii: "`") else {
            if at(0) == nil { throw CELIssue(at: start..<start + 1, CELSyntaxMessages.unclosedQuotedName) }
            let range = position..<position + scalarLength
            throw CELIssue(at: range, CELSyntaxMessages.notInQuotedName(text(range)))
        }
        position += 1
        guard position - start > 2 else {
            throw CELIssue(at: start..<position, CELSyntaxMessages.emptyQuotedName)
        }
        return CELToken(kind: .quotedIdentifier(text(start + 1..<position - 1)), range: start..<position)
    }

    private mutating func symbol() throws(CELIssue) -> CELToken {
        let start = position
        if let mistake = CELSyntaxMessages.operatorMistakes.first(where: { bytes[start...].starts(with: $0.key.utf8) })
        {
            throw CELIssue(at: start..<start + mistake.key.utf8.count, mistake.value)
        }
        for length in [2, 1] where start + length <= bytes.count {
            if let symbol = CELToken.Symbol(rawValue: text(start..<start + length)) {
                position += length
                return CELToken(kind: .symbol(symbol), range: start..<position)
            }
        }
        let range = start..<start + scalarLength
        throw CELIssue(at: range, CELSyntaxMessages.unexpectedCharacter(text(range)))
    }

    /// How many bytes the Unicode scalar at the position takes.
    var scalarLength: Int {
        switch bytes[position] {
        case 0xF0...: 4
        case 0xE0...: 3
        case 0xC0...: 2
        default: 1
        }
    }

    static func isDigit(_ byte: UInt8) -> Bool {
        byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
    }

    static func isName(_ byte: UInt8) -> Bool {
        isNameStart(byte) || isDigit(byte)
    }

    private static func isNameStart(_ byte: UInt8) -> Bool {
        let letter = byte | 0x20
        return letter >= UInt8(ascii: "a") && letter <= UInt8(ascii: "z") || byte == UInt8(ascii: "_")
    }

    /// What `` `…` `` may hold. See https://github.com/google/cel-go/blob/master/parser/gen/CEL.g4.
    static func isQuotedName(_ byte: UInt8) -> Bool {
        isName(byte) || ".-/ ".utf8.contains(byte)
    }
}
