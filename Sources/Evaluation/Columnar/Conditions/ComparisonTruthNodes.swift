import CNDJSON
import Observations

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

/// Two texts compared, by their bytes as UTF-8.
final class TextComparisonTruthNode: TruthNode {
    private let left: TextNode
    private let right: TextNode
    private let comparison: ColumnComparison

    init(_ left: TextNode, _ right: TextNode, _ comparison: ColumnComparison) {
        self.left = left
        self.right = right
        self.comparison = comparison
    }

    override func compute(_ batch: ColumnBatch, _ mask: LineMask) {
        let comparison = comparison
        switch comparison {
        case .equal, .notEqual:
            let isNegated = comparison == .notEqual
            compare(batch, left, right, left.texts, right.texts) { $0.isEqual(to: $1) != isNegated }
        default:
            compare(batch, left, right, left.texts, right.texts) { comparison.holds($0.order(to: $1), 0) }
        }
    }
}

/// Two instants compared.
final class TimeComparisonTruthNode: TruthNode {
    private let left: TimeNode
    private let right: TimeNode
    private let comparison: ColumnComparison

    init(_ left: TimeNode, _ right: TimeNode, _ comparison: ColumnComparison) {
        self.left = left
        self.right = right
        self.comparison = comparison
    }

    override func compute(_ batch: ColumnBatch, _ mask: LineMask) {
        let comparison = comparison
        compare(batch, left, right, left.instants, right.instants) { first, second in
            first.seconds == second.seconds
                ? comparison.holds(first.nanoseconds, second.nanoseconds)
                : comparison.holds(first.seconds, second.seconds)
        }
    }
}

/// Two numbers compared.
final class NumberComparisonTruthNode: TruthNode {
    private let left: NumberNode
    private let right: NumberNode
    private let comparison: ColumnComparison

    init(_ left: NumberNode, _ right: NumberNode, _ comparison: ColumnComparison) {
        self.left = left
        self.right = right
        self.comparison = comparison
    }

    override func compute(_ batch: ColumnBatch, _ mask: LineMask) {
        let comparison = comparison
        compare(batch, left, right, left.numbers, right.numbers) { comparison.holds($0, $1) }
    }
}

/// `==` or `!=` of two bools.
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
        let isNegated = isNegated
        compare(batch, left, right, left.flags, right.flags) { ($0 == $1) != isNegated }
    }
}

extension TruthNode {
    /// Computes the results where two values are there; what lacks one is in doubt.
    @inline(__always)
    fileprivate func compare<Value>(
        _ batch: ColumnBatch, _ left: ColumnNode, _ right: ColumnNode, _ leftValues: Vector<Value>,
        _ rightValues: Vector<Value>, _ holds: (Value, Value) -> Bool
    ) {
        left.prepare(batch)
        right.prepare(batch)
        let (results, first, second) = (results.start, left.states.start, right.states.start)
        let (leftValues, rightValues) = (leftValues.start, rightValues.start)
        for line in 0..<batch.count {
            results[line] =
                first[line] | second[line] == ColumnState.value
                ? (holds(leftValues[line], rightValues[line]) ? ColumnTruth.yes : ColumnTruth.no) : ColumnTruth.doubt
        }
    }
}
