/// A scalar as a test writes it, with the text it must have and the place each byte of the text comes from.
struct WrittenScalar {
    private(set) var raw: [UInt8] = []
    private(set) var text: [UInt8] = []
    /// For each byte of the text the offsets in `raw` that produced it.
    private(set) var sources: [Range<Int>] = []

    /// Writes characters that stand for themselves.
    mutating func copy(_ characters: String) {
        for byte in characters.utf8 {
            sources.append(raw.count..<raw.count + 1)
            raw.append(byte)
            text.append(byte)
        }
    }

    /// Writes an escape or a line break that stands for something else.
    mutating func write(_ characters: String, for decoded: String) {
        let source = raw.count..<raw.count + characters.utf8.count
        raw += characters.utf8
        text += decoded.utf8
        sources += decoded.utf8.map { _ in source }
    }

    /// Writes what stands for nothing.
    mutating func skip(_ characters: String) {
        raw += characters.utf8
    }
}
