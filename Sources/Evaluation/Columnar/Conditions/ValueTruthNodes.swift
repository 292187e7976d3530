import Observations

/// Whether a value is there: `has(…)`, `hasValue()`.
final class PresenceTruthNode: TruthNode {
    private let node: ColumnNode

    init(_ node: ColumnNode) {
        self.node = node
    }

    override func compute(_ batch: ColumnBatch, _ mask: LineMask) {
        node.prepare(batch)
        let (results, states) = (results.start, node.states.start)
        for line in 0..<batch.count {
            results[line] =
                switch states[line] {
                case ColumnState.value: ColumnTruth.yes
                case ColumnState.none: ColumnTruth.no
                default: ColumnTruth.doubt
                }
        }
    }
}

/// A bool as a condition.
final class FlagTruthNode: TruthNode {
    private let node: FlagNode

    init(_ node: FlagNode) {
        self.node = node
    }

    override func compute(_ batch: ColumnBatch, _ mask: LineMask) {
        node.prepare(batch)
        let flags = node.flags.start
        test(batch, node.states.start) { flags[$0] }
    }
}

/// How two values compare.
enum ColumnComparison: String {
    case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual

    @inline(__always)
    func holds<Value: Comparable>(_ left: Value, _ right: Value) -> Bool {
        switch self {
        case .equal: left == right
        case .notEqual: left != right
        case .less: left < right
        case .lessOrEqual: left <= right
        case .greater: left > right
        case .greaterOrEqual: left >= right
        }
    }
}

/// Two instants compared.
final class TimeTruthNode: TruthNode {
    private let left: TimeNode
    private let right: TimeNode
    private let comparison: ColumnComparison

    init(_ left: TimeNode, _ right: TimeNode, _ comparison: ColumnComparison) {
        self.left = left
        self.right = right
        self.comparison = comparison
    }

    override func compute(_ batch: ColumnBatch, _ mask: LineMask) {
        left.prepare(batch)
        right.prepare(batch)
        let (first, second) = (left.instants.start, right.instants.start)
        let comparison = comparison
        test(batch, left.states.start, right.states.start) { line in
            let (first, second) = (first[line], second[line])
            return first.seconds == second.seconds
                ? comparison.holds(first.nanoseconds, second.nanoseconds)
                : comparison.holds(first.seconds, second.seconds)
        }
    }
}

/// Two numbers compared.
final class NumberTruthNode: TruthNode {
    private let left: NumberNode
    private let right: NumberNode
    private let comparison: ColumnComparison

    init(_ left: NumberNode, _ right: NumberNode, _ comparison: ColumnComparison) {
        self.left = left
        self.right = right
        self.comparison = comparison
    }

    override func compute(_ batch: ColumnBatch, _ mask: LineMask) {
        left.prepare(batch)
        right.prepare(batch)
        let (first, second) = (left.numbers.start, right.numbers.start)
        let comparison = comparison
        test(batch, left.states.start, right.states.start) { comparison.holds(first[$0], second[$0]) }
    }
}

/// Two bools compared.
final class FlagComparisonTruthNode: TruthNode {
    private let left: FlagNode
    private let right: FlagNode
    private let isNegated: Bool

    init(_ left: FlagNode, _ right: FlagNode, isNegated: Bool) {
        self.left = left
        self.right = right
        self.isNegated = isNegated
    }

    override func compute(_ batch: ColumnBatch, _ mask: LineMask) {
        left.prepare(batch)
        right.prepare(batch)
        let (first, second) = (left.flags.start, right.flags.start)
        let isNegated = isNegated
        test(batch, left.states.start, right.states.start) { (first[$0] == second[$0]) != isNegated }
    }
}
