import JSON

/// The first of many texts, as UTF-8 bytes: as many ids as evidence shows.
struct LeastTexts {
    private static let limit = 100
    /// In their order.
    private(set) var texts: [String] = []

    mutating func insert(_ text: String) {
        if texts.count == Self.limit, let last = texts.last, !text.utf8.lexicographicallyPrecedes(last.utf8) { return }
        let place = texts.firstIndex { text.utf8.lexicographicallyPrecedes($0.utf8) } ?? texts.count
        texts.insert(text, at: place)
        if texts.count > Self.limit { texts.removeLast() }
    }

    mutating func insert(_ others: LeastTexts) {
        for text in others.texts { insert(text) }
    }

    /// Shows them, and how many there are where those are more.
    func evidence(of count: Int, as name: String) -> Evidence {
        Evidence(
            expr: name, value: .array(texts.map { .string($0) }), total: count > texts.count ? count : nil)
    }
}
