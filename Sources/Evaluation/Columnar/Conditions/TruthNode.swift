import CEL
import Observations

/// What a condition comes to on a line.
enum ColumnTruth {
    static let no: UInt8 = 0
    static let yes: UInt8 = 1
    /// An error, unknown, or more than columns can tell: the interpreter has to say.
    static let doubt: UInt8 = 2
    /// Not asked for yet.
    static let open: UInt8 = 3
}

/// Lines, one after the other: 1, 2 or 3 where something is asked of the line, otherwise 0. As with every `Vector`, eight more can be
/// read.
typealias LineMask = UnsafePointer<UInt8>

extension LineMask {
    /// The bytes of eight lines, the first one lowest.
    @inline(__always)
    func eight(from first: Int) -> UInt64 {
        UInt64(littleEndian: UnsafeRawPointer(self).loadUnaligned(fromByteOffset: first, as: UInt64.self))
    }

    /// Calls `body` with each line in the mask.
    @inline(__always)
    func forEachLine(of count: Int, _ body: (Int) -> Void) {
        for first in stride(from: 0, to: count, by: 8) {
            // Often nothing is asked of many lines.
            guard eight(from: first) != 0 else { continue }
            for line in first..<Swift.min(first + 8, count) where self[line] != 0 { body(line) }
        }
    }
}

/// A condition on each line of a batch. Used by one task at a time.
class TruthNode {
    /// By line, as `ColumnTruth` says; right wherever it was asked for since the batch began.
    final let results = Vector<UInt8>()
    @exclusivity(unchecked) private final var generation = -1
    private final let asked = AskedLines()
    /// The line that was last asked for what is unknown of it, in which batch, and that.
    private final var lastUnknown: (generation: Int, line: Int, unknown: CELUnknown?)?

    /// Whether lines cost so much that only those are looked at that are asked for.
    var isCostly: Bool { false }

    /// Sees to it that the results of the lines in the mask are those of the batch.
    final func prepare(_ batch: ColumnBatch, _ mask: LineMask) {
        let (current, count) = (batch.generation, batch.count)
        let (isNew, isCostly) = (generation != current, isCostly)
        guard isNew || isCostly else { return }
        if isNew {
            generation = current
            results.reserve(count)
            if isCostly {
                asked.begin(count)
                // What somebody reads without having asked for it is in doubt, and no answer of a batch before.
                results.fill(count, with: ColumnTruth.open)
            }
            begin(batch)
        }
        if !isCostly {
            compute(batch, mask)
        } else if let new = asked.add(mask, count) {
            compute(batch, new)
        }
    }

    /// What would have to be known to end the doubt about a line that was asked for; nil where only the interpreter can say.
    final func unknown(_ batch: ColumnBatch, _ line: Int) -> CELUnknown? {
        // Many conditions may have this one as their part.
        if let last = lastUnknown, last.generation == batch.generation, last.line == line { return last.unknown }
        let unknown = findUnknown(batch, line)
        lastUnknown = (batch.generation, line, unknown)
        return unknown
    }

    /// The same, asked of a line once in a row.
    func findUnknown(_ batch: ColumnBatch, _ line: Int) -> CELUnknown? { nil }

    /// Called once for each batch.
    func begin(_ batch: ColumnBatch) {}

    /// Computes the results of the lines in the mask at least; where lines are costly, changes no others, and is asked for each line
    /// of a batch once.
    func compute(_ batch: ColumnBatch, _ mask: LineMask) {
        preconditionFailure("every condition computes its results")
    }
}

/// The same for every line.
final class ConstantTruthNode: TruthNode {
    private let result: UInt8

    init(_ result: UInt8) {
        self.result = result
    }

    override func compute(_ batch: ColumnBatch, _ mask: LineMask) {
        results.fill(batch.count, with: result)
    }
}

/// A condition on values that are all there.
extension TruthNode {
    /// Computes the results where a value is there; what has none is in doubt.
    @inline(__always)
    final func test(_ batch: ColumnBatch, _ states: UnsafeMutablePointer<UInt8>, _ body: (Int) -> Bool) {
        let results = results.start
        for line in 0..<batch.count {
            results[line] =
                states[line] == ColumnState.value
                ? (body(line) ? ColumnTruth.yes : ColumnTruth.no) : ColumnTruth.doubt
        }
    }
}
