internal import NIOHTTP1

/// What a server calls one state of a resource, so that a write can be tied to it.
/// See https://www.rfc-editor.org/rfc/rfc9110#name-etag.
package struct EntityTag: Sendable, Hashable {
    private static let mostBytes = 1024

    /// With its quotes.
    package let text: String

    /// Nil for a weak one, which no `If-Match` ever fits, and for what is none.
    package init?(_ text: String) {
        let bytes = Array(text.utf8)
        let inner = bytes.dropFirst().dropLast()
        guard (2...Self.mostBytes).contains(bytes.count), bytes.first == UInt8(ascii: "\""),
            bytes.last == UInt8(ascii: "\""), inner.allSatisfy({ $0 == 0x21 || (0x23...0x7E).contains($0) })
        else { return nil }
        self.text = text
    }

    /// Nil where an answer has none, or several.
    init?(of headers: HTTPHeaders) {
        let values = headers["etag"]
        guard values.count == 1 else { return nil }
        self.init(values[0])
    }
}
