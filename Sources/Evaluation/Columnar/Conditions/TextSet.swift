/// Texts that others are looked for among.
final class TextSet {
    private struct Place {
        var hash: UInt64 = 0
        /// Nil where none of the texts is.
        var text: TextSlice?
    }

    private let texts: [TextConstant]
    private let mask: Int
    private let table: UnsafeMutableBufferPointer<Place>

    init(_ members: [String]) {
        texts = members.map(TextConstant.init)
        var size = 8
        while size < texts.count * 2 { size *= 2 }
        mask = size - 1
        table = .allocate(capacity: size)
        table.initialize(repeating: Place())
        for text in texts.map(\.slice) {
            let hash = TextHashes.hash(text)
            guard !contains(text, hash: hash) else { continue }
            var place = Int(truncatingIfNeeded: hash) & mask
            while table[place].text != nil { place = (place + 1) & mask }
            table[place] = Place(hash: hash, text: text)
        }
    }

    deinit {
        table.deallocate()
    }

    /// Whether the text, of which this is the hash, is one of them.
    @inline(__always)
    func contains(_ text: TextSlice, hash: UInt64) -> Bool {
        var place = Int(truncatingIfNeeded: hash) & mask
        while let known = table[place].text {
            if table[place].hash == hash, known.isEqual(to: text) { return true }
            place = (place + 1) & mask
        }
        return false
    }
}
