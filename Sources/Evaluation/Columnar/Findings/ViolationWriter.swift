import JSON
import Observations
import Rules

/// Writes the findings on lines that violate a rule.
final class ViolationWriter {
    private let writer: FindingWriter
    private var evidence: EvidenceWriter
    private let message: MessageWriter
    private let texts: LineTexts
    private let idKey: TextConstant
    /// Findings that were written and are in no piece of memory yet.
    private var json = JSONBytes()
    private var places: [FindingContent.Place] = []
    private var findings: [[Finding]] = []
    private let memory: PieceMemory

    init(_ writer: FindingWriter, _ compiler: RuleColumnCompiler) {
        self.writer = writer
        evidence = EvidenceWriter(compiler.evidence(EvidenceNames()))
        message = MessageWriter(compiler)
        texts = LineTexts(compiler.columns)
        memory = compiler.memory
        idKey = TextConstant(WrittenFinding.idKey(writer.rule.metadata.kind))
    }

    /// Writes the findings on the lines.
    func write(_ batch: ColumnBatch, on lines: UnsafeBufferPointer<Int>) {
        var rest = lines[...]
        while true {
            rest = rest.dropFirst(write(batch, on: UnsafeBufferPointer(rebasing: rest), to: &json, &places, &evidence))
            guard let line = rest.first else { return }
            if json.count >= WrittenFindings.fullSize {
                endPiece()
                json = memory.piece(WrittenFindings.size)
            } else {
                // What is too long to be written is told by its parts.
                if let resource = batch.resource(at: line) { findings.append([writer.violation(of: resource)]) }
                rest.removeFirst()
            }
        }
    }

    /// All findings, those of a piece of memory in a list; asked for once.
    func finish() -> [[Finding]] {
        endPiece()
        defer { findings = [] }
        return findings
    }

    private func endPiece() {
        var piece = JSONBytes()
        swap(&json, &piece)
        let written = WrittenFindings(writer.rule.metadata, piece)
        findings.append(places.map { Finding(written: written, at: $0) })
        places.removeAll(keepingCapacity: true)
    }

    // What is written to is handed on, since access to properties would be checked each time.

    /// - Returns: On how many lines; not on all where the piece is full, or the next finding too long.
    private func write(
        _ batch: ColumnBatch, on lines: UnsafeBufferPointer<Int>, to json: inout JSONBytes,
        _ places: inout [FindingContent.Place],
        _ evidence: inout EvidenceWriter
    ) -> Int {
        let idKey = idKey.slice
        for (number, line) in lines.enumerated() {
            let start = json.count
            if start >= WrittenFindings.fullSize { return number }
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
