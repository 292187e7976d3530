/// A place in the bytes of a text, for reading what libyaml has read before; it never leaves its bounds.
struct ByteCursor {
    private let bytes: Substring.UTF8View
    private let end: Int
    private(set) var offset: Int

    /// The text from an offset up to `end`, or up to the end of the text.
    init(_ text: String, at offset: Int, end: Int? = nil) {
        bytes = text[...].utf8
        self.offset = offset
        self.end = min(end ?? text.utf8.count, text.utf8.count)
    }

    /// The byte here, nil at the end.
    var byte: UInt8? { self[ahead: 0] }

    /// The byte some bytes further on, nil beyond the end.
    subscript(ahead count: Int) -> UInt8? {
        let place = offset + count
        guard place >= 0, place < end else { return nil }
        return bytes[bytes.index(bytes.startIndex, offsetBy: place)]
    }

    /// Whether a text of ASCII characters stands here.
    func starts(with text: StaticString) -> Bool {
        (0..<text.utf8CodeUnitCount).allSatisfy { self[ahead: $0] == text.utf8Start[$0] }
    }

    /// The length of the line break here, 0 when there is none; libyaml knows those of YAML 1.1.
    var lineBreakLength: Int {
        switch byte {
        case UInt8(ascii: "\n"): 1
        case UInt8(ascii: "\r"): self[ahead: 1] == UInt8(ascii: "\n") ? 2 : 1
        case 0xC2: self[ahead: 1] == 0x85 ? 2 : 0
        case 0xE2: self[ahead: 1] == 0x80 && (self[ahead: 2] == 0xA8 || self[ahead: 2] == 0xA9) ? 3 : 0
        default: 0
        }
    }

    /// Whether a space or tab is here.
    var isBlank: Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }

    /// Whether the text begins here or a line break ends here.
    var isAtLineStart: Bool {
        switch self[ahead: -1] {
        case nil, UInt8(ascii: "\n"), UInt8(ascii: "\r"): true
        case 0x85: self[ahead: -2] == 0xC2
        case 0xA8, 0xA9: self[ahead: -2] == 0x80 && self[ahead: -3] == 0xE2
        default: false
        }
    }

    /// Goes on by some bytes.
    mutating func skip(_ count: Int) {
        offset = min(offset + count, end)
    }

    /// Goes on over a byte order mark.
    mutating func skipByteOrderMark() {
        if byte == 0xEF, self[ahead: 1] == 0xBB, self[ahead: 2] == 0xBF { skip(3) }
    }

    /// Goes on over spaces and tabs.
    mutating func skipBlanks() {
        while isBlank { skip(1) }
    }

    /// Goes on to the next line break or the end.
    mutating func skipToLineEnd() {
        while byte != nil, lineBreakLength == 0 { skip(1) }
    }

    /// Goes on over blanks, line breaks and comments.
    mutating func skipSpaceAndComments() {
        while byte != nil {
            if isBlank {
                skip(1)
            } else if lineBreakLength > 0 {
                skip(lineBreakLength)
            } else if byte == UInt8(ascii: "#") {
                skipToLineEnd()
            } else {
                return
            }
        }
    }
}
