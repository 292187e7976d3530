import CEL
import Observations

/// `&&` or `||`, which absorb what does not matter.
final class LogicTruthNode: TruthNode {
    let left: TruthNode
    let right: TruthNode
    /// The result that decides alone.
    let deciding: UInt8
    private let rest = Vector<UInt8>()
    private let hasCostlyPart: Bool

    init(_ left: TruthNode, _ right: TruthNode, deciding: UInt8) {
        self.left = left
        self.right = right
        self.deciding = deciding
        hasCostlyPart = left.isCostly || right.isCostly
    }

    override var isCostly: Bool { hasCostlyPart }

    override func findUnknown(_ batch: ColumnBatch, _ line: Int) -> CELUnknown? {
        let doubtful = [left, right].filter { $0.results.start[line] == ColumnTruth.doubt }
        let unknowns = doubtful.compactMap { $0.unknown(batch, line) }
        // What is not known to be unknown may be an error, which an unknown absorbs, or unknown itself.
        guard unknowns.count == doubtful.count, let first = unknowns.first else { return nil }
        return unknowns.dropFirst().reduce(first) { $0.union($1) }
    }

    override func compute(_ batch: ColumnBatch, _ mask: LineMask) {
        left.prepare(batch, mask)
        rest.reserve(batch.count)
        let (first, results, rest) = (left.results.start, results.start, rest.start)
        let (isCostly, deciding, other) = (isCostly, deciding, 1 - deciding)
        var isAnyOpen: UInt8 = 0
        for line in 0..<batch.count {
            let isOpen: UInt8 = first[line] != deciding && (mask[line] != 0 || !isCostly) ? 1 : 0
            rest[line] = isOpen
            isAnyOpen |= isOpen
        }
        if isAnyOpen != 0 { right.prepare(batch, rest) } else { right.results.reserve(batch.count) }
        let second = right.results.start
        // Without branches, so that many lines are done at once.
        for line in 0..<batch.count {
            let isDecided = rest[line] == 0 || second[line] == deciding
            let isInDoubt = first[line] | second[line] > ColumnTruth.yes
            let result = isDecided ? deciding : isInDoubt ? ColumnTruth.doubt : other
            results[line] = mask[line] != 0 || !isCostly ? result : results[line]
        }
    }
}

/// `!`.
final class NotTruthNode: TruthNode {
    private let operand: TruthNode

    init(_ operand: TruthNode) {
        self.operand = operand
    }

    override var isCostly: Bool { operand.isCostly }

    override func findUnknown(_ batch: ColumnBatch, _ line: Int) -> CELUnknown? {
        operand.unknown(batch, line)
    }

    override func compute(_ batch: ColumnBatch, _ mask: LineMask) {
        operand.prepare(batch, mask)
        let (results, source) = (results.start, operand.results.start)
        let isCostly = isCostly
        for line in 0..<batch.count {
            let result = source[line] > ColumnTruth.yes ? ColumnTruth.doubt : source[line] ^ ColumnTruth.yes
            results[line] = mask[line] != 0 || !isCostly ? result : results[line]
        }
    }
}

/// `condition ? whenTrue : whenFalse`.
final class ChoiceTruthNode: TruthNode {
    let condition: TruthNode
    private let whenTrue: TruthNode
    private let whenFalse: TruthNode
    private let trueLines = Vector<UInt8>()
    private let falseLines = Vector<UInt8>()

    init(_ condition: TruthNode, _ whenTrue: TruthNode, _ whenFalse: TruthNode) {
        self.condition = condition
        self.whenTrue = whenTrue
        self.whenFalse = whenFalse
    }

    override var isCostly: Bool { true }

    override func findUnknown(_ batch: ColumnBatch, _ line: Int) -> CELUnknown? {
        let decisive =
            switch condition.results.start[line] {
            case ColumnTruth.yes: whenTrue
            case ColumnTruth.no: whenFalse
            default: condition
            }
        return decisive.unknown(batch, line)
    }

    override func compute(_ batch: ColumnBatch, _ mask: LineMask) {
        condition.prepare(batch, mask)
        trueLines.reserve(batch.count)
        falseLines.reserve(batch.count)
        let chosen = condition.results.start
        for line in 0..<batch.count {
            trueLines.start[line] = mask[line] != 0 && chosen[line] == ColumnTruth.yes ? 1 : 0
            falseLines.start[line] = mask[line] != 0 && chosen[line] == ColumnTruth.no ? 1 : 0
        }
        whenTrue.prepare(batch, trueLines.start)
        whenFalse.prepare(batch, falseLines.start)
        let (results, first, second) = (results.start, whenTrue.results.start, whenFalse.results.start)
        mask.forEachLine(of: batch.count) { line in
            results[line] =
                switch chosen[line] {
                case ColumnTruth.yes: first[line]
                case ColumnTruth.no: second[line]
                default: ColumnTruth.doubt
                }
        }
    }
}
