import Observations

/// `exists`, `all` and `exists_one` of the elements of lists.
final class QuantifierTruthNode: TruthNode {
    enum Kind: String {
        case exists, all, one
    }

    private let kind: Kind
    private let elements: ElementSelection
    private let predicate: TruthNode
    /// What of the line must have a value as well, also where the list is empty.
    private let other: ColumnNode?

    init(_ kind: Kind, _ elements: ElementSelection, _ predicate: TruthNode, also other: ColumnNode? = nil) {
        self.kind = kind
        self.elements = elements
        self.predicate = predicate
        self.other = other
    }

    override var isCostly: Bool { true }

    override func compute(_ batch: ColumnBatch, _ mask: LineMask) {
        let all = elements.prepare(batch, mask)
        predicate.prepare(all, elements.mask.start)
        other?.prepare(batch)
        let (results, states, ranges) = (results.start, elements.states.start, elements.size.elements(batch))
        let others = other?.states.start
        mask.forEachLine(of: batch.count) { line in
            let isKnown = states[line] == ColumnState.value && others?[line] ?? ColumnState.value == ColumnState.value
            results[line] = isKnown ? result(ranges[line]) : ColumnTruth.doubt
        }
    }

    /// Counts what the elements come to.
    private func result(_ range: Range<Int>) -> UInt8 {
        let (mask, found) = (elements.mask.start, predicate.results.start)
        var (isAnyDoubtful, yes, no) = (false, 0, 0)
        for element in range where mask[element] != 0 {
            switch found[element] {
            case ColumnTruth.yes: yes += 1
            case ColumnTruth.no: no += 1
            default: isAnyDoubtful = true
            }
        }
        switch kind {
        case .exists:
            return yes > 0 ? ColumnTruth.yes : isAnyDoubtful ? ColumnTruth.doubt : ColumnTruth.no
        case .all:
            return no > 0 ? ColumnTruth.no : isAnyDoubtful ? ColumnTruth.doubt : ColumnTruth.yes
        case .one:
            return isAnyDoubtful ? ColumnTruth.doubt : yes == 1 ? ColumnTruth.yes : ColumnTruth.no
        }
    }
}
