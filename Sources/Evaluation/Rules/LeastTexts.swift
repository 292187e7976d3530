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
        texts.insert(text, at: place(behind: text))
        if texts.count > Self.limit { texts.removeLast() }
        if texts.count == Self.limit, let text = texts.last { last = Array(text.utf8) }
    }

    /// The place of the first that comes after the text.
    private func place(behind text: String) -> Int {
        var places = 0..<texts.count
        while !places.isEmpty {
            let middle = places.lowerBound + places.count / 2
            if text.utf8.lexicographicallyPrecedes(texts[middle].utf8) {
                places = places.lowerBound..<middle
            } else {
                places = middle + 1..<places.upperBound
            }
        }
        return places.lowerBound
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
