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
    /// Findings that were written and are in no piece of memory yet.
    private var json = JSONBytes()
    private var places: [FindingContent.Place] = []
    private var findings: [Finding] = []
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

    /// Writes the findings on the lines.
    func write(_ batch: ColumnBatch, on lines: UnsafeBufferPointer<Int>) {
        if json.count == 0 { json = JSONBytes(capacity: room) }
        var rest = lines[...]
        while true {
            rest = rest.dropFirst(write(batch, on: UnsafeBufferPointer(rebasing: rest), to: &json, &places, &evidence))
            if json.count >= WrittenFindings.size { endPiece() }
            guard let line = rest.popFirst() else { return }
            // What is too long to be written is told by its parts.
            if let resource = batch.resource(at: line) { findings.append(writer.violation(of: resource)) }
        }
    }

    /// All findings; asked for once.
    func finish() -> [Finding] {
        endPiece()
        defer { findings = [] }
        return findings
    }

    private func endPiece() {
        room = max(room, min(json.count, WrittenFindings.size * 4))
        var piece = JSONBytes()
        swap(&json, &piece)
        let written = WrittenFindings(writer.rule.metadata, piece)
        findings += places.lazy.map { Finding(written: written, at: $0) }
        places.removeAll(keepingCapacity: true)
    }

    // What is written to is handed on, since access to properties would be checked each time.

    /// - Returns: How many lines it got to: all, but for one whose finding is too long.
    private func write(
        _ batch: ColumnBatch, on lines: UnsafeBufferPointer<Int>, to json: inout JSONBytes,
        _ places: inout [FindingContent.Place],
        _ evidence: inout EvidenceWriter
    ) -> Int {
        for (number, line) in lines.enumerated() {
            let start = json.count
            json.append(idKey)
            texts.appendID(batch, line, to: &json)
            let idEnd = json.count
            texts.appendName(batch, line, behind: WrittenFinding.nameKey, to: &json)
            json.append(WrittenFinding.messageKey)
            if !message.append(batch, line, to: &json) { json.appendJSON(messageText(batch, line)) }
            json.append(WrittenFinding.evidenceKey)
            if !evidence.append(batch, line, to: &json) { json.append(evidenceJSON(batch, line)) }
            guard let place = FindingContent.Place(start..<json.count, idEnd: idEnd) else {
                json.keep(start)
                return number
            }
            places.append(place)
        }
        return lines.count
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
