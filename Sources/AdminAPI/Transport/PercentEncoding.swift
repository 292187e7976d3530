extension String {
    /// With every byte but letters, digits, `-`, `.`, `_` and `~` as `%XX`: safe as a path segment or a query value. The
    /// segments `.` and `..` stay what they are and must be refused.
    var percentEncoded: String {
        var bytes: [UInt8] = []
        for byte in utf8 {
            if byte.isUnreserved {
                bytes.append(byte)
            } else {
                bytes.appendPercentEncoded(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// With `%XX` as the byte it stands for; what is no such triplet stays.
    var percentDecoded: String {
        var bytes: [UInt8] = []
        var rest = Substring(self).utf8
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), let value = rest.prefix(2).hexadecimalByte {
                bytes.append(value)
                rest.removeFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// With what no URI may hold percent-encoded, and the rest as it is.
    var percentEncodedWhereIllegal: String {
        var bytes: [UInt8] = []
        var rest = Substring(self).utf8
        while let byte = rest.popFirst() {
            let isLegal = byte == UInt8(ascii: "%") ? rest.prefix(2).hexadecimalByte != nil : byte.isLegalInURI
            if isLegal {
                bytes.append(byte)
            } else {
                bytes.appendPercentEncoded(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension UInt8 {
    /// RFC 3986, section 2.3.
    fileprivate var isUnreserved: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: "~"):
            true
        default:
            false
        }
    }

    /// Unreserved, or a delimiter that may stand in a path or a query.
    fileprivate var isLegalInURI: Bool {
        isUnreserved || "!$&'()*+,;=:@/?".utf8.contains(self)
    }
}

extension [UInt8] {
    fileprivate mutating func appendPercentEncoded(_ byte: UInt8) {
        let digits = Array("0123456789ABCDEF".utf8)
        append(contentsOf: [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]])
    }
}

extension Substring.UTF8View {
    /// The byte that two hexadecimal digits stand for.
    fileprivate var hexadecimalByte: UInt8? {
        guard count == 2, allSatisfy({ ($0 | 0x20) >= 0x30 && Character(UnicodeScalar($0)).isHexDigit }) else {
            return nil
        }
        return UInt8(Substring(self), radix: 16)
    }
}
