import Observations

/// Which elements of the lists of the lines count. Used by one node, since another that is asked meanwhile asks of other lines.
final class ElementSelection {
    let size: ListSizeNode
    private let filter: TruthNode?
    /// An element that counts and has no value makes the list an error, or unknown.
    private let value: ColumnNode?
    private let isDistinct: Bool
    /// By line: `ColumnState.value`, or doubt.
    let states = Vector<UInt8>()
    /// By element: not zero where it counts; of lines that were asked for.
    let mask = Vector<UInt8>()

    /// More elements are not compared with each other.
    static let mostCompared = 64

    init(_ list: ColumnList) {
        size = list.size
        filter = list.filter
        value = list.value?.node
        isDistinct = list.isDistinct
    }

    /// Finds the elements of the lines in the mask, and gives all elements.
    func prepare(_ batch: ColumnBatch, _ lines: LineMask) -> ColumnBatch {
        let elements = batch.elements(of: size.list)
        size.prepare(batch)
        states.reserve(batch.count)
        mask.fill(elements.count, with: 0)
        let (states, mask, sizes, ranges) = (states.start, mask.start, size.states.start, size.elements(batch))
        lines.forEachLine(of: batch.count) { line in
            states[line] = sizes[line] == ColumnState.value ? ColumnState.value : ColumnState.doubt
            guard states[line] == ColumnState.value else { return }
            for element in ranges[line] { mask[element] = 1 }
        }
        if let filter {
            filter.prepare(elements, mask)
            let results = filter.results.start
            forEachElement(batch, lines) { element in
                mask[element] = results[element] == ColumnTruth.yes ? 1 : 0
                return results[element] <= ColumnTruth.yes
            }
        }
        if let value {
            value.prepare(elements)
            let found = value.states.start
            forEachElement(batch, lines) { mask[$0] == 0 || found[$0] == ColumnState.value }
        }
        if isDistinct, let texts = value as? TextNode { dropRepeated(texts, batch, lines) }
        return elements
    }

    /// Of lines that are not in doubt; false makes the line so.
    @inline(__always)
    private func forEachElement(_ batch: ColumnBatch, _ lines: LineMask, _ body: (Int) -> Bool) {
        let (states, ranges) = (states.start, size.elements(batch))
        lines.forEachLine(of: batch.count) { line in
            guard states[line] == ColumnState.value else { return }
            for element in ranges[line] where !body(element) { states[line] = ColumnState.doubt }
        }
    }

    private func dropRepeated(_ texts: TextNode, _ batch: ColumnBatch, _ lines: LineMask) {
        let (mask, texts, ranges) = (mask.start, texts.texts.start, size.elements(batch))
        let states = states.start
        lines.forEachLine(of: batch.count) { line in
            guard states[line] == ColumnState.value else { return }
            let range = ranges[line]
            guard range.count <= Self.mostCompared else {
                states[line] = ColumnState.doubt
                return
            }
            for element in range where mask[element] != 0 {
                for other in range.lowerBound..<element
                where mask[other] != 0 && texts[other].isEqual(to: texts[element]) {
                    mask[element] = 0
                    break
                }
            }
        }
    }
}
