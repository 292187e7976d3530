import CNDJSON

/// Texts that others are looked for among.
final class TextSet {
    private let texts: [TextConstant]
    private let slices: [TextSlice]
    /// Indexes of texts by their hash; less than zero: none.
    private var table: [Int32]
    private let mask: Int

    init(_ members: [String]) {
        texts = members.map(TextConstant.init)
        slices = texts.map(\.slice)
        var size = 8
        while size < slices.count * 2 { size *= 2 }
        mask = size - 1
        table = Array(repeating: -1, count: size)
        for index in slices.indices where !contains(slices[index]) {
            var place = Self.hash(slices[index]) & mask
            while table[place] >= 0 { place = (place + 1) & mask }
            table[place] = Int32(index)
        }
    }

    func contains(_ text: TextSlice) -> Bool {
        var place = Self.hash(text) & mask
        while table[place] >= 0 {
            if slices[Int(table[place])].isEqual(to: text) { return true }
            place = (place + 1) & mask
        }
        return false
    }

    private static func hash(_ text: TextSlice) -> Int {
        Int(truncatingIfNeeded: ndjson_hash(text.start, text.count, 0))
    }
}
