/// Takes credentials out of texts that a server wrote.
struct Redaction: Sendable {
    /// How much of a text is looked at: so much more than is shown that a credential cut in two there is not seen.
    static let bytesRead = 64 << 10
    /// As many as the longest text that is shown may take.
    private static let bytesShown = 2048

    private let forms: [[UInt8]]

    init(hiding key: APIKey) {
        forms = key.forms.map { Array($0.utf8) }
    }

    /// The text with `<hidden>` where it held the credential, made visible and cut to a length.
    func callAsFunction(_ text: String, limit: Int = 300) -> String {
        let shown = redacted(text).madeVisible
        return shown.count > limit ? shown.prefix(limit) + "…" : shown
    }

    /// Compares bytes: a combining mark after the credential must not hide it from the search.
    private func redacted(_ text: String) -> String {
        let text = EscapedText(bytes: Array(text.utf8.prefix(Self.bytesRead)))
        var result: [UInt8] = []
        var place = 0
        while place < text.bytes.count, result.count < Self.bytesShown {
            if let end = forms.compactMap({ text.end(of: $0, from: place) }).max() {
                result.append(contentsOf: "<hidden>".utf8)
                place = end
            } else {
                result.append(text.bytes[place])
                place += 1
            }
        }
        if place < text.bytes.count { result.append(contentsOf: "…".utf8) }
        return String(decoding: result, as: UTF8.self)
    }
}
