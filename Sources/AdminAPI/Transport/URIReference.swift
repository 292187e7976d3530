/// The parts of a URI reference, split as appendix B of RFC 3986 does; nothing is decoded or checked.
struct URIReference {
    let scheme: String?
    let authority: String?
    let path: String
    let query: String?
    let fragment: String?

    init(_ text: String) {
        var rest = text[...]
        fragment = Self.cut(&rest, at: "#")
        query = Self.cut(&rest, at: "?")
        scheme = Self.takeScheme(&rest)
        authority = Self.takeAuthority(&rest)
        path = String(rest)
    }

    private static func cut(_ rest: inout Substring, at mark: Character) -> String? {
        guard let index = rest.utf8.firstIndex(of: mark.asciiValue ?? 0) else { return nil }
        defer { rest = rest[..<index] }
        return String(rest[rest.utf8.index(after: index)...])
    }

    private static func takeScheme(_ rest: inout Substring) -> String? {
        guard let colon = rest.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        let scheme = rest[..<colon]
        guard let first = scheme.utf8.first, isLetter(first), scheme.utf8.allSatisfy({ isLetter($0) || isOther($0) })
        else {
            return nil
        }
        rest = rest[rest.utf8.index(after: colon)...]
        return String(scheme)
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    private static func isOther(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || "+-.".utf8.contains(byte)
    }

    private static func takeAuthority(_ rest: inout Substring) -> String? {
        guard rest.utf8.starts(with: "//".utf8) else { return nil }
        rest = Substring(rest.utf8.dropFirst(2))
        let end = rest.utf8.firstIndex(of: UInt8(ascii: "/")) ?? rest.endIndex
        defer { rest = rest[end...] }
        return String(rest[..<end])
    }
}
