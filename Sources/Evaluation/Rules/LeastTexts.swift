import JSON

/// The first of many texts, as UTF-8 bytes: as many ids as evidence shows.
struct LeastTexts {
    private static let limit = 100
    /// In their order.
    private(set) var texts: [String] = []

    /// The last of them as bytes, once there are so many that nothing behind it is shown.
    private var last: [UInt8] = []

    /// Whether a text, as UTF-8, is behind all that are shown.
    func isBeyond(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        texts.count == Self.limit && !text.lexicographicallyPrecedes(last)
    }

    mutating func insert(_ text: String) {
        if texts.count == Self.limit, !text.utf8.lexicographicallyPrecedes(last) { return }
        let place = texts.firstIndex { text.utf8.lexicographicallyPrecedes($0.utf8) } ?? texts.count
        texts.insert(text, at: place)
        if texts.count > Self.limit { texts.removeLast() }
        if texts.count == Self.limit, let text = texts.last { last = Array(text.utf8) }
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
