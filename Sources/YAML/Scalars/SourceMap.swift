/// Which characters of a file each byte of a scalar's text came from.
struct SourceMap {
    /// The text that was decoded along the way, to be compared with libyaml's.
    private(set) var text: [UInt8] = []
    private var pieces: [Piece] = []

    /// A part of the text and where it came from.
    private struct Piece {
        var text: Range<Int>
        var source: Range<Int>
        /// Whether both are the same bytes; else the piece is one escape or one line break.
        var isCopy: Bool
    }

    /// Adds the byte at the cursor as it stands, and skips it.
    mutating func copy(_ cursor: inout ByteCursor) {
        guard let byte = cursor.byte else { return }
        let end = cursor.offset + 1
        if let last = pieces.last, last.isCopy, last.source.upperBound == cursor.offset {
            pieces[pieces.count - 1].text = last.text.lowerBound..<text.count + 1
            pieces[pieces.count - 1].source = last.source.lowerBound..<end
        } else {
            pieces.append(Piece(text: text.count..<text.count + 1, source: cursor.offset..<end, isCopy: true))
        }
        text.append(byte)
        cursor.skip(1)
    }

    /// Adds what an escape or a line break stands for.
    mutating func append(_ decoded: some Collection<UInt8>, from source: Range<Int>) {
        pieces.append(Piece(text: text.count..<text.count + decoded.count, source: source, isCopy: false))
        text.append(contentsOf: decoded)
    }

    /// Where the byte at an offset inside the text came from.
    func source(ofByteAt offset: Int) -> Range<Int> {
        let piece = pieces[piece(at: offset)]
        guard piece.isCopy else { return piece.source }
        let start = piece.source.lowerBound + offset - piece.text.lowerBound
        return start..<start + 1
    }

    /// The last piece that begins at or before an offset.
    private func piece(at offset: Int) -> Int {
        var low = 0
        var high = pieces.count
        while high - low > 1 {
            let middle = low + (high - low) / 2
            if pieces[middle].text.lowerBound <= offset { low = middle } else { high = middle }
        }
        return low
    }
}
