import JSON
import Observations
import Rules

/// Writes the findings on lines that violate a rule.
final class ViolationWriter {
    private let writer: FindingWriter
    private let evidence: EvidenceWriter
    private let message: MessageWriter
    private let texts: LineTexts
    private let idKey: [UInt8]
    /// Bytes that the findings of a batch have taken at most.
    private var size = 0

    init(_ writer: FindingWriter, _ compiler: RuleColumnCompiler) {
        let names = EvidenceNames()
        self.writer = writer
        evidence = EvidenceWriter(names, compiler.evidence(names))
        message = MessageWriter(compiler)
        texts = LineTexts(compiler.columns)
        idKey = WrittenFinding.idKey(writer.rule.metadata.kind)
    }

    /// The findings on the lines, in their order.
    func findings(_ batch: ColumnBatch, on lines: [Int]) -> WrittenFindings {
        var json: [UInt8] = []
        json.reserveCapacity(size)
        var starts: [Int] = []
        starts.reserveCapacity(lines.count)
        for line in lines {
            starts.append(json.count)
            append(batch, line, to: &json)
        }
        size = max(size, json.count)
        return WrittenFindings(writer.rule.metadata, json, starts)
    }

    /// Appends a finding as `WrittenFinding` has it.
    private func append(_ batch: ColumnBatch, _ line: Int, to json: inout [UInt8]) {
        json += idKey
        texts.appendID(batch, line, to: &json)
        if texts.hasName(batch, line) {
            json.append(WrittenFinding.nameKey)
            texts.appendName(batch, line, to: &json)
        }
        json.append(WrittenFinding.messageKey)
        appendMessage(batch, line, to: &json)
        json.append(WrittenFinding.evidenceKey)
        appendEvidence(batch, line, to: &json)
    }

    private func appendMessage(_ batch: ColumnBatch, _ line: Int, to json: inout [UInt8]) {
        if message.append(batch, line, to: &json) { return }
        select(batch, line)
        json.appendJSON(writer.message())
    }

    private func appendEvidence(_ batch: ColumnBatch, _ line: Int, to json: inout [UInt8]) {
        if evidence.append(batch, line, to: &json) { return }
        select(batch, line)
        let items = writer.evidence().map { item in
            var members: JSONObject = ["expr": .string(item.expr), "value": item.value]
            members["total"] = item.total.map { .number(JSONNumber($0)) }
            return JSONValue.object(members)
        }
        json += JSONValue.array(items).serializedBytes()
    }

    /// Lets the interpreter tell what the columns do not.
    private func select(_ batch: ColumnBatch, _ line: Int) {
        if let resource = batch.resource(at: line) { writer.scope.select(ResourceObject(resource)) }
    }
}
