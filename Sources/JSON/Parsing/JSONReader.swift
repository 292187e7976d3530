/// A place in a JSON text, and the tokens that are read from there.
struct JSONReader {
    let bytes: UnsafeRawBufferPointer
    var position = 0

    init(_ bytes: UnsafeRawBufferPointer) {
        self.bytes = bytes
    }

    /// The byte at this place; zero, which no token begins with, at the end.
    var byte: UInt8 {
        position < bytes.count ? bytes[position] : 0
    }

    mutating func advance() {
        position += 1
    }

    mutating func skipWhiteSpace() {
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\t"), UInt8(ascii: "\r"): position += 1
            default: return
            }
        }
    }

    /// Goes past the bracket that begins a container and the white space after it; false where its end follows, past that too.
    mutating func enters(depth: Int, of maximum: Int, end: UInt8) throws(JSONParseError) -> Bool {
        guard depth < maximum else { throw error("more than \(maximum) levels of arrays and objects") }
        position += 1
        skipWhiteSpace()
        guard byte == end else { return true }
        position += 1
        return false
    }

    mutating func expectEnd() throws(JSONParseError) {
        skipWhiteSpace()
        guard position == bytes.count else { throw error("something after the end of the value") }
    }

    mutating func readWord(_ word: StaticString) throws(JSONParseError) {
        let length = word.utf8CodeUnitCount
        let isThere =
            bytes.count - position >= length
            && bytes[position..<position + length].elementsEqual(
                UnsafeBufferPointer(start: word.utf8Start, count: length))
        guard isThere else { throw unexpected("a value") }
        position += length
    }

    /// See https://www.rfc-editor.org/rfc/rfc8259#section-6.
    mutating func readNumber() throws(JSONParseError) -> JSONNumber {
        let start = position
        if byte == UInt8(ascii: "-") {
            position += 1
        }
        if byte == UInt8(ascii: "0") {
            position += 1
            guard !Self.isDigit(byte) else { throw error("a number with a leading zero") }
        } else {
            try readDigits()
        }
        if byte == UInt8(ascii: ".") {
            position += 1
            try readDigits()
        }
        if byte | 0x20 == UInt8(ascii: "e") {
            position += 1
            if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") {
                position += 1
            }
            try readDigits()
        }
        return JSONNumber(literal: String(decoding: bytes[start..<position], as: UTF8.self))
    }

    private mutating func readDigits() throws(JSONParseError) {
        guard Self.isDigit(byte) else { throw unexpected("a digit") }
        repeat { position += 1 } while Self.isDigit(byte)
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        byte &- UInt8(ascii: "0") < 10
    }

    /// What is there instead of what was expected.
    func unexpected(_ expected: String) -> JSONParseError {
        error(position < bytes.count ? "expected \(expected)" : "expected \(expected), not the end of the text")
    }

    func error(_ reason: String, at offset: Int? = nil) -> JSONParseError {
        JSONParseError(offset: offset ?? position, reason: reason)
    }
}
