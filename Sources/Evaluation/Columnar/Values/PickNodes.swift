import Observations

/// Which of two values counts on each line.
enum Pick {
    /// `orValue`: the first, unless there is none.
    case present
    /// `?:`: the first where the condition holds.
    case condition(TruthNode)
}

/// One of two values of the same type on each line. Used by one task at a time.
final class PickedNode {
    private let pick: Pick
    private let first: ColumnNode
    private let second: ColumnNode
    private let all = Vector<UInt8>()

    init(_ pick: Pick, _ first: ColumnNode, _ second: ColumnNode) {
        self.pick = pick
        self.first = first
        self.second = second
    }

    /// Sets the states of lines; `copy` gets each line that has a value, and whether it is the first one's.
    @inline(__always)
    func prepare(
        _ batch: ColumnBatch, _ states: UnsafeMutablePointer<UInt8>, _ copy: (Int, Bool) -> Void
    ) {
        first.prepare(batch)
        second.prepare(batch)
        let (left, right) = (first.states.start, second.states.start)
        switch pick {
        case .present:
            for line in 0..<batch.count {
                let isFirst = left[line] != ColumnState.none
                states[line] = isFirst ? left[line] : right[line]
                if states[line] == ColumnState.value { copy(line, isFirst) }
            }
        case .condition(let condition):
            all.fill(batch.count, with: 1)
            condition.prepare(batch, all.start)
            let results = condition.results.start
            for line in 0..<batch.count {
                guard results[line] <= ColumnTruth.yes else {
                    states[line] = ColumnState.doubt
                    continue
                }
                let isFirst = results[line] == ColumnTruth.yes
                states[line] = isFirst ? left[line] : right[line]
                if states[line] == ColumnState.value { copy(line, isFirst) }
            }
        }
    }
}

/// One of two texts.
final class TextPickNode: TextNode {
    private let first: TextNode
    private let second: TextNode
    private let picked: PickedNode

    init(_ pick: Pick, _ first: TextNode, _ second: TextNode) {
        self.first = first
        self.second = second
        picked = PickedNode(pick, first, second)
    }

    override func computeTexts(_ batch: ColumnBatch) {
        let texts = texts.start
        picked.prepare(batch, states.start) { line, isFirst in
            texts[line] = (isFirst ? first : second).texts.start[line]
        }
    }
}

/// One of two instants.
final class TimePickNode: TimeNode {
    private let first: TimeNode
    private let second: TimeNode
    private let picked: PickedNode

    init(_ pick: Pick, _ first: TimeNode, _ second: TimeNode) {
        self.first = first
        self.second = second
        picked = PickedNode(pick, first, second)
    }

    override func computeInstants(_ batch: ColumnBatch) {
        let instants = instants.start
        picked.prepare(batch, states.start) { line, isFirst in
            instants[line] = (isFirst ? first : second).instants.start[line]
        }
    }
}

/// One of two numbers.
final class NumberPickNode: NumberNode {
    private let first: NumberNode
    private let second: NumberNode
    private let picked: PickedNode

    init(_ pick: Pick, _ first: NumberNode, _ second: NumberNode) {
        self.first = first
        self.second = second
        picked = PickedNode(pick, first, second)
    }

    override func computeNumbers(_ batch: ColumnBatch) {
        let numbers = numbers.start
        picked.prepare(batch, states.start) { line, isFirst in
            numbers[line] = (isFirst ? first : second).numbers.start[line]
        }
    }
}

/// One of two bools.
final class FlagPickNode: FlagNode {
    private let first: FlagNode
    private let second: FlagNode
    private let picked: PickedNode

    init(_ pick: Pick, _ first: FlagNode, _ second: FlagNode) {
        self.first = first
        self.second = second
        picked = PickedNode(pick, first, second)
    }

    override func computeFlags(_ batch: ColumnBatch) {
        let flags = flags.start
        picked.prepare(batch, states.start) { line, isFirst in
            flags[line] = (isFirst ? first : second).flags.start[line]
        }
    }
}
