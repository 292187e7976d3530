internal import NIOCore

/// Scheme, host and port of a URL, in one spelling so that equal origins are equal values.
struct Origin: Sendable, Hashable {
    let isSecure: Bool
    /// Lower case; an IPv6 address without brackets.
    let host: String
    let port: Int

    /// Nil for other schemes than `http` and `https`, for user information, and for hosts that only a lenient reader takes.
    init?(scheme: String, authority: String) {
        switch scheme.lowercased() {
        case "https": isSecure = true
        case "http": isSecure = false
        default: return nil
        }
        let parts = Self.split(authority)
        guard let host = Self.normalized(parts.host) else { return nil }
        self.host = host
        switch parts.port {
        case nil, "":
            port = isSecure ? 443 : 80
        case let digits?:
            guard digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let port = UInt16(digits), port > 0 else {
                return nil
            }
            self.port = Int(port)
        }
    }

    /// Whether it is `localhost` or an address in 127.0.0.0/8 or ::1.
    var isLoopback: Bool {
        if host == "localhost" { return true }
        switch try? SocketAddress(ipAddress: host, port: port) {
        case .v4: return host.hasPrefix("127.")
        case .v6: return host == "::1"
        default: return false
        }
    }

    private static func split(_ authority: String) -> (host: Substring, port: Substring?) {
        // The colons of an IPv6 address are inside its brackets.
        let end = authority.lastIndex(of: "]") ?? authority.startIndex
        guard let colon = authority[end...].firstIndex(of: ":") else { return (authority[...], nil) }
        return (authority[..<colon], authority[authority.index(after: colon)...])
    }

    private static func normalized(_ host: Substring) -> String? {
        if host.hasPrefix("["), host.hasSuffix("]") {
            let inner = String(host.dropFirst().dropLast())
            guard !inner.contains("%"), case .v6 = try? SocketAddress(ipAddress: inner, port: 0) else { return nil }
            return (try? SocketAddress(ipAddress: inner, port: 0))?.ipAddress?.lowercased()
        }
        let isName = host.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"):
                true
            default:
                false
            }
        }
        return isName && !host.isEmpty ? host.lowercased() : nil
    }
}

extension Origin: CustomStringConvertible {
    var description: String {
        let scheme = isSecure ? "https" : "http"
        let bracketed = host.contains(":") ? "[\(host)]" : host
        return port == (isSecure ? 443 : 80) ? "\(scheme)://\(bracketed)" : "\(scheme)://\(bracketed):\(port)"
    }
}
