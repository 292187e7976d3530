/// Where lines begin, and how many scalars stand before every 128th byte, so that a place is found at the same cost
/// in a text of one long line as in one of many.
struct TextIndex: Sendable {
    /// The offset at which each line begins, the first at 0.
    let lineStarts: [Int]
    /// The number of scalars that begin before offset `i * stride`; empty when every scalar is one byte.
    private let scalarCounts: [Int]
    private static let stride = 128

    init(_ text: String) {
        var lineStarts = [0]
        var scalarCounts: [Int] = []
        var scalars = 0
        var offset = 0
        var previous: UInt8 = 0
        for byte in text.utf8 {
            if offset % Self.stride == 0 { scalarCounts.append(scalars) }
            if previous == UInt8(ascii: "\r"), byte != UInt8(ascii: "\n") { lineStarts.append(offset) }
            if byte == UInt8(ascii: "\n") { lineStarts.append(offset + 1) }
            if byte & 0xC0 != 0x80 { scalars += 1 }
            previous = byte
            offset += 1
        }
        if previous == UInt8(ascii: "\r") { lineStarts.append(offset) }
        self.lineStarts = lineStarts
        self.scalarCounts = scalars == offset ? [] : scalarCounts
    }

    /// The line, from 0, in which an offset lies.
    func line(containing offset: Int) -> Int {
        Self.lastIndex(in: lineStarts, notAbove: offset)
    }

    /// How many scalars begin before an offset that lies inside the text.
    func scalarCount(before offset: Int, in text: String) -> Int {
        guard !scalarCounts.isEmpty else { return offset }
        let block = min(offset / Self.stride, scalarCounts.count - 1)
        let start = text.utf8.index(text.utf8.startIndex, offsetBy: block * Self.stride)
        let end = text.utf8.index(text.utf8.startIndex, offsetBy: offset)
        return text.utf8[start..<end].reduce(into: scalarCounts[block]) { count, byte in
            if byte & 0xC0 != 0x80 { count += 1 }
        }
    }

    /// The offset at which a scalar begins, clamped to the text.
    func offset(ofScalar scalar: Int, in text: String) -> Int {
        guard !scalarCounts.isEmpty else { return min(max(scalar, 0), text.utf8.count) }
        guard scalar > 0 else { return 0 }
        // A scalar that begins in a block is counted by the block's end, so the last count not above it is its block.
        let block = Self.lastIndex(in: scalarCounts, notAbove: scalar)
        var count = scalarCounts[block]
        var offset = block * Self.stride
        for byte in text.utf8[text.utf8.index(text.utf8.startIndex, offsetBy: offset)...] {
            if byte & 0xC0 != 0x80 {
                if count == scalar { return offset }
                count += 1
            }
            offset += 1
        }
        return offset
    }

    /// The last index whose value is at most `value`, in a sorted list that begins with such a value.
    private static func lastIndex(in sorted: [Int], notAbove value: Int) -> Int {
        var low = 0
        var high = sorted.count
        while high - low > 1 {
            let middle = low + (high - low) / 2
            if sorted[middle] <= value { low = middle } else { high = middle }
        }
        return low
    }
}
