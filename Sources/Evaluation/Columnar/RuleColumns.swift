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
    /// Lines of the batch.
    private var violating: [Int] = []
    /// Bytes of the evidence of one batch, as far as is known.
    private var evidenceSize = 0
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
        // Its own while lines are added: a property would be checked for other accesses each time.
        var tally = tally
        self.tally = Tally()
        defer { self.tally = tally }
        violating.removeAll(keepingCapacity: true)
        for line in 0..<batch.count {
            if selected.start[line] != 0, requirements[line] != ColumnTruth.doubt {
                tally.addSelected(isCounting ? id(batch, line) : nil)
                if requirements[line] == ColumnTruth.no { violating.append(line) }
            } else if selected.start[line] != 0
                || (plain[line] != 0 ? conditions[line] == ColumnTruth.doubt : batch.states[line] == .odd)
            {
                interpret(batch, line, &tally)
            }
        }
        addViolations(batch, to: &tally)
    }

    private func interpret(_ batch: ColumnBatch, _ line: Int, _ tally: inout Tally) {
        guard let resource = batch.resource(at: line) else { return }
        writer.scope.select(ResourceObject(resource))
        tally.add(resource, writer.scope.judge(writer.rule), writer)
    }

    /// Adds the findings on the violating lines, whose evidence stands in one piece of memory.
    private func addViolations(_ batch: ColumnBatch, to tally: inout Tally) {
        guard !violating.isEmpty else { return }
        var json: [UInt8] = []
        json.reserveCapacity(evidenceSize)
        var places: [Range<Int>?] = []
        places.reserveCapacity(violating.count)
        for line in violating { places.append(evidence.append(batch, line, to: &json)) }
        evidenceSize = max(evidenceSize, json.count)
        for (line, place) in zip(violating, places) {
            tally.addViolation(violation(batch, line, evidence: place.map { json[$0] }))
        }
    }

    private func violation(_ batch: ColumnBatch, _ line: Int, evidence: ArraySlice<UInt8>?) -> Finding {
        let rule = writer.rule.metadata
        let resource = FindingResource(kind: rule.kind, id: id(batch, line), name: name(batch, line))
        let message = message.message(batch, line)
        if let message, let evidence { return Finding(rule, resource, message, evidence: evidence) }
        var finding = Finding(rule, resource, message ?? "", evidence: evidence ?? ArraySlice("[]".utf8))
        if let resource = batch.resource(at: line) {
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
