internal import JSON

extension String {
    /// The text with another text for some scalars; the rest is copied in whole runs, since most texts are plain.
    /// - Parameters:
    ///   - isSpecial: Whether a scalar that begins with the byte is to be looked at.
    ///   - replacement: What stands for the scalar at the place; nil for the scalar itself.
    func replacing(
        where isSpecial: (UInt8) -> Bool, with replacement: (Unicode.Scalar, Index) -> String?
    ) -> String {
        guard var place = utf8.firstIndex(where: isSpecial) else { return self }
        var replaced = ""
        replaced.reserveCapacity(utf8.count)
        var start = startIndex
        while place < endIndex {
            let next = unicodeScalars.index(after: place)
            if let other = replacement(unicodeScalars[place], place) {
                replaced += self[start..<place]
                replaced += other
                start = next
            }
            place = utf8[next...].firstIndex(where: isSpecial) ?? endIndex
        }
        return replaced + self[start...]
    }

    /// Whether the scalar before the place is `#`.
    func isHash(before place: Index) -> Bool {
        place > startIndex && utf8[utf8.index(before: place)] == UInt8(ascii: "#")
    }
}

extension UInt8 {
    /// Whether a scalar that begins with the byte may be one that readers obey. Nothing begins with bytes up to 0xBF; between U+00C0
    /// and U+05FF, and between U+3000 and U+D7FF, are letters and signs.
    var needsLook: Bool {
        switch self {
        case UInt8(ascii: "#"): true
        case 0x20...0x7E, 0x80...0xBF, 0xC3...0xD7, 0xE3...0xED: false
        default: true
        }
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Whether a scalar in the text may be one that readers obey.
    var needsLook: Bool {
        let isPlain = !containsByte { word in
            // Not ASCII, 0x7F, which one more makes so, a control or `#`.
            word | (word &+ ByteWords.all(1)) | ByteWords.below(0x20, in: word)
                | ByteWords.equal(to: UInt8(ascii: "#"), in: word)
        }
        return !isPlain && contains { $0.needsLook }
    }
}
