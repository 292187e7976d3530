/// What a request asks for on the origin: path and query, encoded as they are sent.
struct RequestTarget: Sendable, Hashable {
    /// Begins with a slash and holds the path of the base URL.
    var path: String
    var query: String?

    /// As it stands in a request line.
    var text: String {
        query.map { "\(path)?\($0)" } ?? path
    }

    /// The same with another value of one parameter, which becomes the last.
    func setting(_ name: String, to value: String) -> RequestTarget {
        let others = (query ?? "").split(separator: "&").filter { Self.name(of: $0) != name }.map(String.init)
        var copy = self
        copy.query = (others + ["\(name.percentEncoded)=\(value.percentEncoded)"]).joined(separator: "&")
        return copy
    }

    /// The decoded value of a parameter.
    func value(of name: String) -> String? {
        (query ?? "").split(separator: "&").first { Self.name(of: $0) == name }.map { pair in
            String(pair.drop { $0 != "=" }.dropFirst()).percentDecoded
        }
    }

    private static func name(of pair: Substring) -> String {
        String(pair.prefix { $0 != "=" }).percentDecoded
    }

    /// Whether a path means the same to every server: nothing illegal, no `.` and `..`, and no slash or backslash in disguise.
    static func isSafePath(_ path: String) -> Bool {
        guard path.percentEncodedWhereIllegal == path else { return false }
        return path.split(separator: "/").allSatisfy { segment in
            let decoded = String(segment).percentDecoded
            return decoded != "." && decoded != ".."
                && decoded.utf8.allSatisfy { $0 >= 0x20 && $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "\\") }
        }
    }
}
