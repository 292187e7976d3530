import Observations

/// Numbers for texts that come again and again, by line; less than zero for texts that are not worth remembering.
final class TextDictionary {
    private static let notAsked: Int32 = -2
    private var dictionary = CodeDictionary()
    private let codes = Vector<Int32>()
    private var generation = -1
    private let asked = AskedLines()
    /// The lines whose texts are looked up together, and those texts.
    private let lines = Vector<Int32>()
    private let texts = Vector<TextSlice>()

    private func begin(_ batch: ColumnBatch) {
        let current = batch.generation
        guard generation != current else { return }
        generation = current
        codes.fill(batch.count, with: Self.notAsked)
        asked.begin(batch.count)
    }

    /// Finds the numbers of the lines in the mask that have a text; gives them by line.
    func prepare(_ text: TextNode, _ batch: ColumnBatch, _ mask: LineMask) -> UnsafePointer<Int32> {
        begin(batch)
        let count = batch.count
        guard let mask = asked.add(mask, count) else { return UnsafePointer(codes.start) }
        lines.reserve(count)
        texts.reserve(count)
        let (codes, lines, texts) = (codes.start, lines.start, texts.start)
        let (states, values) = (text.states.start, text.texts.start)
        var found = 0
        mask.forEachLine(of: count) { line in
            guard states[line] == ColumnState.value, codes[line] == Self.notAsked else { return }
            lines[found] = Int32(line)
            texts[found] = values[line]
            found += 1
        }
        dictionary.findCodes(of: texts, count: found) { codes[Int(lines[$0])] = $1 }
        return UnsafePointer(codes)
    }

    /// The number of a line that has a text.
    func code(of text: TextNode, _ batch: ColumnBatch, at line: Int) -> Int {
        begin(batch)
        if codes.start[line] == Self.notAsked {
            codes.start[line] = dictionary.code(of: text.texts.start[line], kind: 0)
        }
        return Int(codes.start[line])
    }
}
