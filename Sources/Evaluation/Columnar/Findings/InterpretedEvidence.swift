import CEL
import JSON
import Observations
import Rules

/// What an expression reads, found out by the interpreter once for each combination of what it depends on.
final class InterpretedEvidence: EvidenceStep {
    private let part: CompiledExpression
    private let scope: ResourceScope
    private let codes: LineCodes?
    private let names: EvidenceNames
    private var known: [Int: [EvidenceItem]] = [:]
    /// Bytes that may still be remembered.
    private var room = 8 << 20

    init(_ part: CompiledExpression, _ scope: ResourceScope, _ codes: LineCodes?, _ names: EvidenceNames) {
        self.part = part
        self.scope = scope
        self.codes = codes
        self.names = names
    }

    override func add(
        _ batch: ColumnBatch, _ line: Int, to json: inout JSONBytes, _ text: inout EvidenceText
    ) -> Bool {
        guard let items = items(batch, line) else { return false }
        for item in items where !item.add(batch, line, to: &json, &text) { return false }
        return true
    }

    /// Nil where the line is no resource.
    private func items(_ batch: ColumnBatch, _ line: Int) -> [EvidenceItem]? {
        codes?.prepare(batch)
        let code = codes?.code(batch, at: line) ?? -1
        if code >= 0, let items = known[code] { return items }
        guard let resource = batch.resource(at: line) else { return nil }
        scope.select(ResourceObject(resource))
        let items = Self.values(part, scope).map { names.item($0.expr, .constant($0.json)) }
        let size = items.reduce(0) { $0 + $1.size }
        if code >= 0, size <= room {
            known[code] = items
            room -= size
        }
        return items
    }

    /// What the interpreter reads, as JSON.
    static func values(_ part: CompiledExpression, _ scope: any ExpressionScope) -> [(expr: String, json: [UInt8])] {
        var reader = EvidenceReader()
        reader.read(part, scope)
        return reader.items.map { item in
            var json = item.value.serializedBytes()
            if let total = item.total { json += Array(#","total":\#(total)"#.utf8) }
            return (item.expr, json)
        }
    }
}
