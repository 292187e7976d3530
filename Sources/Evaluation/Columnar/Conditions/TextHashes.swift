import CNDJSON
import Observations

/// Hashes of the texts of a column, for all sets that they are looked for in. Used by one task at a time.
final class TextHashes {
    private let hashes = Vector<UInt64>()
    private var generation = -1

    /// The hashes of the lines that have a text.
    func prepare(_ text: TextNode, _ batch: ColumnBatch) -> UnsafePointer<UInt64> {
        let (current, count) = (batch.generation, batch.count)
        guard generation != current else { return UnsafePointer(hashes.start) }
        generation = current
        text.prepare(batch)
        hashes.reserve(count)
        let (hashes, states, texts) = (hashes.start, text.states.start, text.texts.start)
        for line in 0..<count where states[line] == ColumnState.value { hashes[line] = Self.hash(texts[line]) }
        return UnsafePointer(hashes)
    }

    @inline(__always)
    static func hash(_ text: TextSlice) -> UInt64 {
        ndjson_hash(text.start, text.count, 0)
    }
}
