/// A credential for a service. Nothing prints it.
package struct PublishSecret: Sendable {
    private let text: String

    /// The text without the white space around it; nil when nothing is left, or something that cannot stand in a header.
    package init?(_ text: String) {
        let words = text.split(whereSeparator: \.isWhitespace)
        guard words.count == 1, words[0].utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else { return nil }
        self.text = String(words[0])
    }

    /// The value of the `Authorization` header: `name:password` for one with a name, a bearer token otherwise.
    var authorization: String {
        text.utf8.contains(UInt8(ascii: ":")) ? "Basic \(text.base64)" : "Bearer \(text)"
    }

    /// The text with `<hidden>` where it holds the credential, in the form in which it was given or sent.
    func redacting(_ text: String) -> String {
        [self.text, self.text.base64].reduce(text) { $0.replacing($1, with: "<hidden>") }
    }
}

extension PublishSecret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "<hidden>" }

    package var debugDescription: String { description }

    package var customMirror: Mirror { Mirror(self, children: []) }
}
