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
    /// Whether a scalar in the text, as UTF-8, is one that readers obey, or may be one together with those around it.
    var needsLook: Bool {
        containsByte(marked: Self.mayNeedLook) && needsLookByScalar
    }

    // Apart, since for the text before it nothing has to be got ready.
    @inline(never)
    private var needsLookByScalar: Bool {
        var place = 0
        while place < count {
            if count - place >= 8,
                !UnsafeBufferPointer(rebasing: self[place..<place + 8]).containsByte(marked: Self.mayNeedLook)
            {
                place += 8
            } else if self[place].needsLook {
                guard let scalar = scalar(at: place), scalar != "#", !scalar.isHidden else { return true }
                place += scalar.utf8.count
            } else {
                place += 1
            }
        }
        return false
    }

    /// Marks all that is not ASCII, 0x7F, which one more makes so, controls and `#`.
    @inline(__always)
    private static func mayNeedLook(_ word: UInt64) -> UInt64 {
        word | (word &+ ByteWords.all(1)) | ByteWords.below(0x20, in: word)
            | ByteWords.equal(to: UInt8(ascii: "#"), in: word)
    }

    /// The scalar that begins there; nil where none does.
    private func scalar(at place: Int) -> Unicode.Scalar? {
        var (decoder, bytes) = (UTF8(), self[place...].prefix(4).makeIterator())
        if case .scalarValue(let scalar) = decoder.decode(&bytes) { return scalar }
        return nil
    }
}
