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

        /// Whether it is that of the text; `bytes` are those of all texts.
        @inline(__always)
        func isOf(_ text: TextSlice, _ kind: UInt64, _ hash: UInt64, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
            guard self.hash == hash, self.kind == kind, count == text.count, let first = bytes.baseAddress else {
                return false
            }
            return ndjson_is_equal(first + start, text.start, count)
        }
    }

    /// Nobody can write texts that come to the same hash.
    private let seed = UInt64.random(in: .min ... .max)
    private var entries: [Entry] = []
    /// The texts one after the other, and behind them what is read together with them.
    private var bytes = padding
    private static let padding = [UInt8](repeating: 0, count: 16)
    /// Indexes of entries by their hash; less than zero: none.
    private var table = [Int32](repeating: -1, count: 1024)

    /// Room for what is found out of some texts together.
    private let hashes = Vector<UInt64>()
    private let candidates = Vector<Int32>()
    /// Texts that are looked for together.
    private static let groupSize = 64

    /// The number of the text among those of its kind; -1 for a new one where there are too many.
    mutating func code(of text: TextSlice, kind: UInt64) -> Int32 {
        code(of: text, kind: kind, hash: ndjson_hash(text.start, text.count, seed ^ kind))
    }

    /// Calls `body` with the place of each text and its number among those of kind 0.
    mutating func findCodes(of texts: UnsafePointer<TextSlice>, count: Int, _ body: (Int, Int32) -> Void) {
        hashes.reserve(Self.groupSize)
        candidates.reserve(Self.groupSize)
        let (hashes, candidates) = (hashes.start, candidates.start)
        for first in stride(from: 0, to: count, by: Self.groupSize) {
            let group = texts + first
            let size = min(Self.groupSize, count - first)
            for place in 0..<size { hashes[place] = ndjson_hash(group[place].start, group[place].count, seed) }
            find(group, hashes, count: size, candidates)
            for place in 0..<size {
                let candidate = candidates[place]
                body(first + place, candidate >= 0 ? candidate : code(of: group[place], kind: 0, hash: hashes[place]))
            }
        }
    }

    /// Finds the numbers of the texts of kind 0 that are where they are looked for first; of others -1.
    private func find(
        _ texts: UnsafePointer<TextSlice>, _ hashes: UnsafePointer<UInt64>, count: Int,
        _ candidates: UnsafeMutablePointer<Int32>
    ) {
        table.withUnsafeBufferPointer { table in
            entries.withUnsafeBufferPointer { entries in
                bytes.withUnsafeBufferPointer { bytes in
                    // What is looked up is spread over much memory. One step of all texts after the other, the processor waits for
                    // many of them at once.
                    let mask = table.count - 1
                    for place in 0..<count { candidates[place] = table[Int(truncatingIfNeeded: hashes[place]) & mask] }
                    for place in 0..<count where candidates[place] >= 0 {
                        let entry = entries[Int(candidates[place])]
                        if !entry.isOf(texts[place], 0, hashes[place], bytes) { candidates[place] = -1 }
                    }
                }
            }
        }
    }

    private mutating func code(of text: TextSlice, kind: UInt64, hash: UInt64) -> Int32 {
        let mask = table.count - 1
        var place = Int(truncatingIfNeeded: hash) & mask
        while table[place] >= 0 {
            let entry = entries[Int(table[place])]
            if bytes.withUnsafeBufferPointer({ entry.isOf(text, kind, hash, $0) }) { return table[place] }
            place = (place + 1) & mask
        }
        guard entries.count < Self.mostEntries, bytes.count + text.count <= Self.mostBytes else { return -1 }
        bytes.removeLast(Self.padding.count)
        entries.append(Entry(hash: hash, start: bytes.count, count: text.count, kind: kind))
        bytes.append(contentsOf: UnsafeBufferPointer(start: text.start, count: text.count))
        bytes += Self.padding
        table[place] = Int32(entries.count - 1)
        if entries.count * 4 > table.count { grow() }
        return Int32(entries.count - 1)
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
