extension String {
    /// As one segment of a URI: everything but unreserved characters is percent-encoded.
    /// See https://www.rfc-editor.org/rfc/rfc3986#section-2.3.
    var uriEscaped: String {
        guard utf8.contains(where: { !$0.isUnreserved }) else { return self }
        let digits = Array("0123456789ABCDEF".utf8)
        var escaped: [UInt8] = []
        escaped.reserveCapacity(utf8.count * 2)
        for byte in utf8 {
            if byte.isUnreserved {
                escaped.append(byte)
            } else {
                escaped += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: escaped, as: UTF8.self)
    }

    /// Whether it is an address of the web that is a URI as it stands.
    var isWebAddress: Bool {
        guard let scheme = ["https://", "http://"].first(where: hasPrefix) else { return false }
        let rest = utf8.dropFirst(scheme.utf8.count)
        return !rest.isEmpty && rest.allSatisfy { (0x21...0x7E).contains($0) && !"\"<>\\^`{|}[]".utf8.contains($0) }
    }
}

extension UInt8 {
    /// Whether it stands for itself in every part of a URI.
    fileprivate var isUnreserved: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: "~"):
            true
        default: false
        }
    }
}
