import CEL
import CNDJSON
import Observations
import Rules

/// One rule over the lines of one file. Used by one task at a time.
final class RuleColumns {
    let writer: FindingWriter
    private(set) var tally = Tally()
    private let condition: TruthNode
    private let requirement: TruthNode
    private let evidence: EvidenceWriter
    private let message: MessageWriter
    private let selected = Vector<UInt8>()
    private let names: [ColumnPlace]
    private let id: ColumnPlace

    init(_ rule: CompiledRule, _ compiler: ColumnCompiler) {
        let parts = RuleColumnCompiler(compiler, rule)
        writer = FindingWriter(rule: rule, run: compiler.run, scope: ResourceScope(rule, in: compiler.run))
        func truth(_ expression: CompiledExpression?) -> TruthNode {
            expression.map { parts.truth($0.checked.parsed.root, in: $0) } ?? ConstantTruthNode(ColumnTruth.yes)
        }
        condition = truth(rule.condition)
        requirement = truth(rule.requirement)
        let evidenceNames = EvidenceNames()
        evidence = EvidenceWriter(evidenceNames, parts.evidence(evidenceNames))
        message = MessageWriter(parts)
        names = compiler.columns.names
        id = compiler.columns.id
    }

    /// Adds what the rule says of the lines; `plain` are those whose columns tell.
    func add(_ batch: ColumnBatch, plain: LineMask) {
        condition.prepare(batch, plain)
        let conditions = condition.results.start
        selected.reserve(batch.count)
        var isAnySelected: UInt8 = 0
        for line in 0..<batch.count {
            selected.start[line] = plain[line] != 0 && conditions[line] == ColumnTruth.yes ? 1 : 0
            isAnySelected |= selected.start[line]
        }
        if isAnySelected != 0 { requirement.prepare(batch, selected.start) }
        let requirements = requirement.results.start
        let isCounting = writer.rule.count != nil
        for line in 0..<batch.count {
            if selected.start[line] != 0, requirements[line] != ColumnTruth.doubt {
                tally.addSelected(isCounting ? id(batch, line) : nil)
                if requirements[line] == ColumnTruth.no { tally.addViolation(violation(batch, line)) }
            } else if selected.start[line] != 0 || batch.states[line] == .odd
                || (plain[line] != 0 && conditions[line] == ColumnTruth.doubt)
            {
                interpret(batch, line)
            }
        }
    }

    private func interpret(_ batch: ColumnBatch, _ line: Int) {
        guard let resource = batch.resource(at: line) else { return }
        writer.scope.select(ResourceObject(resource))
        tally.add(resource, writer.scope.judge(writer.rule), writer)
    }

    private func violation(_ batch: ColumnBatch, _ line: Int) -> Finding {
        let rule = writer.rule.metadata
        let resource = FindingResource(kind: rule.kind, id: id(batch, line), name: name(batch, line))
        let message = message.message(batch, line)
        let evidence = evidence.json(batch, line)
        var finding = Finding(
            rule: rule.id, severity: rule.severity, status: .fail, resource: resource, message: message ?? "")
        if let evidence { finding.setEvidence(json: evidence) }
        if message == nil || evidence == nil, let resource = batch.resource(at: line) {
            writer.scope.select(ResourceObject(resource))
            if message == nil { finding.message = writer.message() }
            if evidence == nil { finding.evidence = writer.evidence() }
        }
        return finding
    }

    private func id(_ batch: ColumnBatch, _ line: Int) -> String {
        text(id, batch, line) ?? batch.resource(at: line)?.id ?? ""
    }

    /// The first place where a name stands.
    private func name(_ batch: ColumnBatch, _ line: Int) -> String? {
        names.lazy.compactMap { self.text($0, batch, line) }.first { !$0.isEmpty }
    }

    private func text(_ place: ColumnPlace, _ batch: ColumnBatch, _ line: Int) -> String? {
        guard case .line(let column) = place else { return nil }
        let slot = batch.slots(at: line)[column]
        guard slot.kind == UInt8(ndjson_string) else { return nil }
        let text = TextSlice(start: batch.bytes + Int(slot.start), count: Int(slot.length))
        guard slot.flags != 0 else { return text.string }
        return String(unsafeUninitializedCapacity: text.count) { room in
            room.baseAddress.map { ndjson_unescape(text.start, text.count, $0) } ?? 0
        }
    }
}
