import CEL
import Observations
import Rules

/// A condition that the interpreter evaluates: once for each combination of what it reads where that is known, else line by line.
final class InterpretedTruthNode: TruthNode {
    let part: CompiledExpression
    let scope: ResourceScope
    let codes: LineCodes?
    /// Nil where resources have to be made of the lines.
    private let reading: ColumnReading?
    /// By the code of the line.
    private var known: [UInt8] = []
    /// What is unknown, by the code of the line, or by the line where it has none.
    private var unknownsOfCodes: [Int: CELUnknown] = [:]
    private var unknownsOfLines: [Int: CELUnknown] = [:]

    init(_ part: CompiledExpression, _ scope: ResourceScope, _ codes: LineCodes?, _ reading: ColumnReading?) {
        self.part = part
        self.scope = scope
        self.codes = codes
        self.reading = reading
    }

    override var isCostly: Bool { true }

    override func begin(_ batch: ColumnBatch) {
        unknownsOfLines.removeAll(keepingCapacity: true)
    }

    override func findUnknown(_ batch: ColumnBatch, _ line: Int) -> CELUnknown? {
        guard let code = codes?.code(batch, at: line), code >= 0 else { return unknownsOfLines[line] }
        return unknownsOfCodes[code]
    }

    override func compute(_ batch: ColumnBatch, _ mask: LineMask) {
        codes?.prepare(batch)
        let results = results.start
        mask.forEachLine(of: batch.count) { line in
            let code = codes?.code(batch, at: line) ?? -1
            guard code >= 0 else {
                results[line] = evaluate(batch, line) { unknownsOfLines[line] = $0 }
                return
            }
            while known.count <= code { known.append(ColumnTruth.open) }
            if known[code] == ColumnTruth.open {
                known[code] = evaluate(batch, line) { unknownsOfCodes[code] = $0 }
            }
            results[line] = known[code]
        }
    }

    private func evaluate(_ batch: ColumnBatch, _ line: Int, note: (CELUnknown) -> Void) -> UInt8 {
        switch value(batch, line) {
        case .bool(let result)?:
            return result ? ColumnTruth.yes : ColumnTruth.no
        case .unknown(let unknown)?:
            note(unknown)
            return ColumnTruth.doubt
        default:
            return ColumnTruth.doubt
        }
    }

    /// Nil where the line is no resource.
    private func value(_ batch: ColumnBatch, _ line: Int) -> CELValue? {
        if let value = reading?.value(batch, line, { evaluate($0) }) { return value }
        return batch.resource(at: line).map { evaluate(ResourceObject($0)) }
    }

    private func evaluate(_ object: any CELObject) -> CELValue {
        scope.select(object)
        return scope.evaluate(part)
    }
}
