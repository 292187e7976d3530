import CNDJSON
import Observations

/// Numbers for the texts that a column of texts is compared with in sets, by line: each line is looked up once, however many sets
/// there are. Used by one task at a time.
final class TextNumbers {
    private struct Place {
        var hash: UInt64 = 0
        /// Nil where none of the texts is.
        var text: TextSlice?
        var number: Int32 = 0
    }

    /// Nobody can write texts that come to the same hash.
    private let seed = UInt64.random(in: .min ... .max)
    private var texts: [TextConstant] = []
    private var table = [Place](repeating: Place(), count: 16)
    private let numbers = Vector<Int32>()
    private var generation = -1

    /// More than any number.
    var count: Int { texts.count + 1 }

    /// The number of the text from now on, from 1 up.
    func add(_ text: String) -> Int {
        let constant = TextConstant(text)
        let hash = ndjson_hash(constant.slice.start, constant.slice.count, seed)
        let place = table.withUnsafeBufferPointer { Self.find(constant.slice, hash, in: $0) }
        guard table[place].text == nil else { return Int(table[place].number) }
        texts.append(constant)
        table[place] = Place(hash: hash, text: constant.slice, number: Int32(texts.count))
        if texts.count * 2 > table.count { grow() }
        return texts.count
    }

    /// The numbers of the lines that have a text; 0 for one that is none of the texts.
    func prepare(_ text: TextNode, _ batch: ColumnBatch) -> UnsafePointer<Int32> {
        let (current, count) = (batch.generation, batch.count)
        guard generation != current else { return UnsafePointer(numbers.start) }
        generation = current
        text.prepare(batch)
        numbers.reserve(count)
        let (numbers, states, texts) = (numbers.start, text.states.start, text.texts.start)
        let seed = seed
        table.withUnsafeBufferPointer { table in
            for line in 0..<count where states[line] == ColumnState.value {
                let text = texts[line]
                numbers[line] = table[Self.find(text, ndjson_hash(text.start, text.count, seed), in: table)].number
            }
        }
        return UnsafePointer(numbers)
    }

    /// Where the text is, or would be.
    @inline(__always)
    private static func find(_ text: TextSlice, _ hash: UInt64, in table: UnsafeBufferPointer<Place>) -> Int {
        let mask = table.count - 1
        var place = Int(truncatingIfNeeded: hash) & mask
        while let known = table[place].text, table[place].hash != hash || !known.isEqual(to: text) {
            place = (place + 1) & mask
        }
        return place
    }

    private func grow() {
        var larger = [Place](repeating: Place(), count: table.count * 2)
        for place in table {
            guard let text = place.text else { continue }
            larger[larger.withUnsafeBufferPointer { Self.find(text, place.hash, in: $0) }] = place
        }
        table = larger
    }
}
