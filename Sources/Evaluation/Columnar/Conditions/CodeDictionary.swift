import CNDJSON

/// Numbers for byte strings, from 0 up, as long as there are not too many.
struct CodeDictionary {
    private static let mostEntries = 1 << 16
    private static let mostBytes = 8 << 20

    private struct Entry {
        var hash: UInt64
        var start: Int
        var count: Int
        var kind: UInt64
    }

    private var entries: [Entry] = []
    private var bytes: [UInt8] = []
    /// Indexes of entries by their hash; less than zero: none.
    private var table = [Int32](repeating: -1, count: 1024)

    /// The number of the text among those of its kind; -1 for a new one where there are too many.
    mutating func code(of text: TextSlice, kind: UInt64) -> Int32 {
        let hash = ndjson_hash(text.start, text.count, kind)
        let mask = table.count - 1
        var place = Int(truncatingIfNeeded: hash) & mask
        while table[place] >= 0 {
            let entry = entries[Int(table[place])]
            if entry.hash == hash, entry.kind == kind, entry.count == text.count, isEqual(entry, text) {
                return table[place]
            }
            place = (place + 1) & mask
        }
        guard entries.count < Self.mostEntries, bytes.count + text.count <= Self.mostBytes else { return -1 }
        entries.append(Entry(hash: hash, start: bytes.count, count: text.count, kind: kind))
        bytes.append(contentsOf: UnsafeBufferPointer(start: text.start, count: text.count))
        table[place] = Int32(entries.count - 1)
        if entries.count * 2 > table.count { grow() }
        return Int32(entries.count - 1)
    }

    private func isEqual(_ entry: Entry, _ text: TextSlice) -> Bool {
        bytes.withUnsafeBufferPointer { bytes in
            bytes.baseAddress.map { bytesAreEqual($0 + entry.start, text.start, text.count) } ?? (text.count == 0)
        }
    }

    private mutating func grow() {
        var larger = [Int32](repeating: -1, count: table.count * 2)
        for (index, entry) in entries.enumerated() {
            var place = Int(truncatingIfNeeded: entry.hash) & (larger.count - 1)
            while larger[place] >= 0 { place = (place + 1) & (larger.count - 1) }
            larger[place] = Int32(index)
        }
        table = larger
    }
}
