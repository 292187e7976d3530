import JSON
import Observations
import Rules

/// Writes the findings on lines that violate a rule.
final class ViolationWriter {
    private let writer: FindingWriter
    private var evidence: EvidenceWriter
    private let message: MessageWriter
    private let texts: LineTexts
    private let idKey: [UInt8]
    /// Findings that were written and not taken yet.
    private var json = JSONBytes()
    private var places: [WrittenFindings.Place] = []
    /// Bytes that findings which are taken at once need as a rule: as many as the most so far, but one that is huge says nothing of
    /// those after it.
    private var room = 0

    init(_ writer: FindingWriter, _ compiler: RuleColumnCompiler) {
        self.writer = writer
        evidence = EvidenceWriter(compiler.evidence(EvidenceNames()))
        message = MessageWriter(compiler)
        texts = LineTexts(compiler.columns)
        idKey = WrittenFinding.idKey(writer.rule.metadata.kind)
    }

    /// Writes the findings on the lines, in their order.
    func write(_ batch: ColumnBatch, on lines: UnsafeBufferPointer<Int>) {
        if json.count == 0 { json = JSONBytes(capacity: room) }
        write(batch, on: lines, to: &json, &places, &evidence)
    }

    /// Whether there are so many findings that it is time to take them.
    var isFull: Bool { json.count >= WrittenFindings.size }

    /// The findings that were written since they were taken the last time.
    func take() -> [Finding] {
        room = max(room, min(json.count, WrittenFindings.size * 4))
        var taken = JSONBytes()
        swap(&json, &taken)
        let written = WrittenFindings(writer.rule.metadata, taken)
        defer { places.removeAll(keepingCapacity: true) }
        return places.map { Finding(written: written, at: $0) }
    }

    // What is written to is handed on, since access to properties would be checked each time.

    private func write(
        _ batch: ColumnBatch, on lines: UnsafeBufferPointer<Int>, to json: inout JSONBytes,
        _ places: inout [WrittenFindings.Place],
        _ evidence: inout EvidenceWriter
    ) {
        for line in lines {
            let start = json.count
            json.append(idKey)
            texts.appendID(batch, line, to: &json)
            let idEnd = json.count
            texts.appendName(batch, line, behind: WrittenFinding.nameKey, to: &json)
            json.append(WrittenFinding.messageKey)
            if !message.append(batch, line, to: &json) { json.appendJSON(messageText(batch, line)) }
            json.append(WrittenFinding.evidenceKey)
            if !evidence.append(batch, line, to: &json) { json.append(evidenceJSON(batch, line)) }
            places.append(WrittenFindings.Place(start: start, idEnd: idEnd, end: json.count))
        }
    }

    // The interpreter tells what the columns do not.

    private func messageText(_ batch: ColumnBatch, _ line: Int) -> String {
        select(batch, line)
        return writer.message()
    }

    private func evidenceJSON(_ batch: ColumnBatch, _ line: Int) -> [UInt8] {
        select(batch, line)
        let items = writer.evidence().map { item in
            var members: JSONObject = ["expr": .string(item.expr), "value": item.value]
            members["total"] = item.total.map { .number(JSONNumber($0)) }
            return JSONValue.object(members)
        }
        return JSONValue.array(items).serializedBytes()
    }

    private func select(_ batch: ColumnBatch, _ line: Int) {
        if let resource = batch.resource(at: line) { writer.scope.select(ResourceObject(resource)) }
    }
}
