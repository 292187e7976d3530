import Observations

/// Numbers for texts that come again and again, by line.
final class TextDictionary {
    private static let notAsked: Int32 = -2
    private var dictionary = CodeDictionary()
    private let codes = Vector<Int32>()
    private var generation = -1

    func prepare(_ batch: ColumnBatch) {
        let current = batch.generation
        guard generation != current else { return }
        generation = current
        codes.fill(batch.count, with: Self.notAsked)
    }

    /// Less than zero for a text that is not worth remembering.
    @inline(__always)
    func code(of text: TextSlice, at line: Int) -> Int {
        if codes.start[line] == Self.notAsked {
            codes.start[line] = dictionary.code(of: text, kind: 0)
        }
        return Int(codes.start[line])
    }
}
