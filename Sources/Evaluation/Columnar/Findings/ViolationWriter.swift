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
    /// Findings that were written and not taken yet.
    private var json: [UInt8] = []
    private var places: [WrittenFindings.Place] = []
    /// Room for evidence.
    private var text = EvidenceText()
    /// Bytes of the findings that were taken at once, at most.
    private var mostTaken = 0

    init(_ writer: FindingWriter, _ compiler: RuleColumnCompiler) {
        self.writer = writer
        evidence = EvidenceWriter(compiler.evidence(EvidenceNames()))
        message = MessageWriter(compiler)
        texts = LineTexts(compiler.columns)
        idKey = WrittenFinding.idKey(writer.rule.metadata.kind)
    }

    /// Writes the findings on the lines, in their order.
    func write(_ batch: ColumnBatch, on lines: [Int]) {
        // Its own meanwhile: properties would be checked for other accesses each time.
        var (json, places, text) = (json, places, text)
        (self.json, self.places, self.text) = ([], [], EvidenceText())
        defer { (self.json, self.places, self.text) = (json, places, text) }
        json.reserveCapacity(mostTaken)
        for line in lines { places.append(append(batch, line, to: &json, &text)) }
    }

    /// Whether there are so many findings that it is time to take them.
    var isFull: Bool { json.count >= WrittenFindings.size }

    /// The findings that were written since they were taken the last time.
    func take() -> [Finding] {
        let written = WrittenFindings(writer.rule.metadata, json)
        let findings = places.map { Finding(written: written, at: $0) }
        mostTaken = max(mostTaken, json.count)
        json = []
        places.removeAll(keepingCapacity: true)
        return findings
    }

    /// Appends a finding as `WrittenFinding` has it.
    private func append(
        _ batch: ColumnBatch, _ line: Int, to json: inout [UInt8], _ text: inout EvidenceText
    ) -> WrittenFindings.Place {
        let start = json.count
        json.append(copying: idKey)
        texts.appendID(batch, line, to: &json)
        let idEnd = json.count
        texts.appendName(batch, line, behind: WrittenFinding.nameKey, to: &json)
        json.append(WrittenFinding.messageKey)
        appendMessage(batch, line, to: &json)
        json.append(WrittenFinding.evidenceKey)
        appendEvidence(batch, line, to: &json, &text)
        return WrittenFindings.Place(start: start, idEnd: idEnd, end: json.count)
    }

    private func appendMessage(_ batch: ColumnBatch, _ line: Int, to json: inout [UInt8]) {
        if message.append(batch, line, to: &json) { return }
        select(batch, line)
        json.appendJSON(writer.message())
    }

    private func appendEvidence(
        _ batch: ColumnBatch, _ line: Int, to json: inout [UInt8], _ text: inout EvidenceText
    ) {
        if evidence.append(batch, line, to: &json, &text) { return }
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
