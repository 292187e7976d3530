import CEL
import Observations
import Rules

/// A condition that the interpreter evaluates: once for each combination of what it reads where that is known, else line by line.
final class InterpretedTruthNode: TruthNode {
    let part: CompiledExpression
    let scope: ResourceScope
    let codes: LineCodes?
    /// By the code of the line.
    private var known: [UInt8] = []

    init(_ part: CompiledExpression, _ scope: ResourceScope, _ codes: LineCodes?) {
        self.part = part
        self.scope = scope
        self.codes = codes
    }

    override var isCostly: Bool { true }

    override func begin(_ batch: ColumnBatch) {
        results.fill(batch.count, with: ColumnTruth.open)
    }

    override func compute(_ batch: ColumnBatch, _ mask: LineMask) {
        codes?.prepare(batch)
        let results = results.start
        for line in 0..<batch.count where mask[line] != 0 && results[line] == ColumnTruth.open {
            let code = codes?.code(batch, at: line) ?? -1
            guard code >= 0 else {
                results[line] = evaluate(batch, line)
                continue
            }
            while known.count <= code { known.append(ColumnTruth.open) }
            if known[code] == ColumnTruth.open { known[code] = evaluate(batch, line) }
            results[line] = known[code]
        }
    }

    private func evaluate(_ batch: ColumnBatch, _ line: Int) -> UInt8 {
        guard let resource = batch.resource(at: line) else { return ColumnTruth.doubt }
        scope.select(ResourceObject(resource))
        guard case .bool(let result) = scope.evaluate(part) else { return ColumnTruth.doubt }
        return result ? ColumnTruth.yes : ColumnTruth.no
    }
}
