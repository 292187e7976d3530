/// Takes credentials out of texts that a server wrote.
struct Redaction: Sendable {
    private let spellings: [[UInt8]]

    init(hiding key: APIKey) {
        spellings = key.spellings.map { Array($0.utf8) }
    }

    /// The text with `<hidden>` where it held the credential, made visible and cut to a length.
    func callAsFunction(_ text: String, limit: Int = 300) -> String {
        let shown = redacted(text).madeVisible
        return shown.count > limit ? shown.prefix(limit) + "…" : shown
    }

    /// Compares bytes: a combining mark after the credential must not hide it from the search.
    private func redacted(_ text: String) -> String {
        var bytes = Array(text.utf8)
        for spelling in spellings {
            bytes = Self.replacing(spelling, in: bytes)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func replacing(_ pattern: [UInt8], in bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            if rest.starts(with: pattern) {
                result.append(contentsOf: "<hidden>".utf8)
                rest = rest.dropFirst(pattern.count)
            } else {
                result.append(rest.removeFirst())
            }
        }
        return result
    }
}
