internal import Foundation

/// An address that something is sent to. Its path may be a secret, as those of webhooks are, so only its host is shown.
package struct PublishAddress: Sendable, Hashable {
    /// The whole URL.
    let text: String
    /// Host and port.
    let authority: String
    let isPlain: Bool

    /// - Throws: For any other scheme than `https`, except `http` to this machine or through a proxy that adds credentials
    ///   itself, and for a URL with credentials.
    package init(_ text: String, allowsPlain: Bool = false) throws(PublishError) {
        guard text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }), let parts = URLComponents(string: text),
            let scheme = parts.scheme?.lowercased(), let host = parts.host?.lowercased(), !host.isEmpty,
            parts.port.map({ (1...65_535).contains($0) }) ?? true
        else { throw .invalid("expected an address such as https://hooks.example.com/…") }
        guard parts.user == nil, parts.password == nil else {
            throw .invalid("the address holds credentials; give them in the environment")
        }
        guard parts.fragment == nil else { throw .invalid("the address has a fragment") }
        let isLocal = host == "localhost" || host == "127.0.0.1" || host == "[::1]" || host == "::1"
        guard scheme == "https" || (scheme == "http" && (isLocal || allowsPlain)) else {
            throw .invalid("expected `https`: `http` is for this machine only")
        }
        self.text = text
        authority = host + (parts.port.map { ":\($0)" } ?? "")
        isPlain = scheme == "http"
    }

    /// The text with `<hidden>` where it holds a part of the address that may be the secret one.
    func redacting(_ text: String) -> String {
        let rest = self.text.drop { $0 != ":" }.dropFirst(3).drop { $0 != "/" && $0 != "?" }
        let parts = rest.split { "/?&=".contains($0) }.map(String.init).filter { $0.utf8.count >= 6 }
        let secrets = rest.utf8.count > 1 ? [String(rest)] + parts : parts
        return secrets.reduce(text) { $0.replacing($1, with: "<hidden>") }
    }

    /// The address with segments below its path, percent-encoded.
    func appending(_ segments: [String]) throws(PublishError) -> String {
        guard segments.allSatisfy({ !$0.isEmpty && $0 != "." && $0 != ".." }) else {
            throw .invalid("a part of the path is empty or leads elsewhere")
        }
        let base = text.hasSuffix("/") ? String(text.dropLast()) : text
        return base + segments.map { "/" + Self.escaped($0) }.joined()
    }

    private static func escaped(_ segment: String) -> String {
        segment.addingPercentEncoding(withAllowedCharacters: unreserved) ?? ""
    }

    /// RFC 3986, section 2.3.
    private static let unreserved = CharacterSet(
        charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
}

extension PublishAddress: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Scheme, host and port.
    package var description: String { (isPlain ? "http://" : "https://") + authority }

    package var debugDescription: String { description }

    package var customMirror: Mirror { Mirror(self, children: []) }
}
