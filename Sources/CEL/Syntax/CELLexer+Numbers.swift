extension CELLexer {
    /// `1`, `0x1F`, `1u`, `1.5`, `.5`, `1e3`.
    mutating func number() throws(CELIssue) -> CELToken {
        let start = position
        if at(0) == UInt8(ascii: "0"), at(1) == UInt8(ascii: "x") {
            position += 2
            let digits = position
            skip(while: Self.isHexDigit)
            guard position > digits else { throw notANumber(from: start) }
            return try integer(from: start, digits: digits..<position, radix: 16)
        }
        skip(while: Self.isDigit)
        var isDouble = false
        if at(0) == UInt8(ascii: "."), at(1).map(Self.isDigit) == true {
            isDouble = true
            position += 1
            skip(while: Self.isDigit)
        }
        if let byte = at(0), byte | 0x20 == UInt8(ascii: "e") {
            let sign = at(1) == UInt8(ascii: "+") || at(1) == UInt8(ascii: "-") ? 1 : 0
            if at(1 + sign).map(Self.isDigit) == true {
                isDouble = true
                position += 1 + sign
                skip(while: Self.isDigit)
            }
        }
        guard isDouble else { return try integer(from: start, digits: start..<position, radix: 10) }
        if let byte = at(0), Self.isName(byte) { throw notANumber(from: start) }
        let range = start..<position
        guard let value = Double(text(range)), value.isFinite else {
            throw CELIssue(at: range, CELSyntaxMessages.numberOutOfRange(text(range), "double"))
        }
        return CELToken(kind: .double(value), range: range)
    }

    private mutating func integer(
        from start: Int, digits: Range<Int>, radix: Int
    ) throws(CELIssue) -> CELToken {
        let value = UInt64(text(digits), radix: radix)
        let isUnsigned = at(0).map { $0 | 0x20 } == UInt8(ascii: "u")
        if isUnsigned { position += 1 }
        if let byte = at(0), Self.isName(byte) { throw notANumber(from: start) }
        let range = start..<position
        guard isUnsigned else { return CELToken(kind: .int(value), range: range) }
        guard let value else { throw CELIssue(at: range, CELSyntaxMessages.numberOutOfRange(text(range), "uint")) }
        return CELToken(kind: .uint(value), range: range)
    }

    /// The whole word that begins like a number.
    private mutating func notANumber(from start: Int) -> CELIssue {
        skip(while: Self.isName)
        return CELIssue(at: start..<position, CELSyntaxMessages.notANumber(text(start..<position)))
    }

    private mutating func skip(while isIncluded: (UInt8) -> Bool) {
        while let byte = at(0), isIncluded(byte) {
            position += 1
        }
    }

    static func isHexDigit(_ byte: UInt8) -> Bool {
        isDigit(byte) || (byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "f"))
    }
}
