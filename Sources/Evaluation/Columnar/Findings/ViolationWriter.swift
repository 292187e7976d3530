import JSON
import Observations
import Rules

/// Writes the findings on lines that violate a rule.
final class ViolationWriter {
    private let writer: FindingWriter
    private let phrases: FindingPhrases
    private var evidence: EvidenceWriter
    private let message: MessageWriter
    private let texts: LineTexts
    private let numbers: ResourceNumbers
    /// Findings that were written and are in no piece of memory yet.
    private var segments = JSONBytes()
    private var places: [FindingContent.Place] = []
    private var resources: [UInt32] = []
    /// After how many bytes the piece is full.
    private var fullSize = WrittenFindings.firstSize
    private var pieces: [FindingPiece] = []
    private var others: [Finding] = []
    private let memory: PieceMemory

    init(_ writer: FindingWriter, _ compiler: RuleColumnCompiler) {
        self.writer = writer
        phrases = FindingPhrases(writer.rule.metadata.kind, sharing: compiler.texts)
        message = MessageWriter(
            compiler, phrases, opening: "\"\(WrittenFinding.messageKey)", closing: "\(WrittenFinding.evidenceKey)[")
        evidence = EvidenceWriter(compiler.evidence(EvidenceNames(phrases)))
        texts = LineTexts(compiler.columns)
        numbers = compiler.numbers
        memory = compiler.memory
    }

    /// Writes the findings on the lines.
    func write(_ batch: ColumnBatch, on lines: UnsafeBufferPointer<Int>) {
        var rest = lines[...]
        while true {
            rest = rest.dropFirst(write(batch, on: UnsafeBufferPointer(rebasing: rest), to: &segments, &evidence))
            guard let line = rest.first else { return }
            if segments.count >= fullSize {
                endPiece()
                segments = memory.piece(WrittenFindings.size)
                fullSize = WrittenFindings.fullSize
            } else {
                // What is too long to be written is told by its parts.
                if let resource = batch.resource(at: line) { others.append(writer.violation(of: resource)) }
                rest.removeFirst()
            }
        }
    }

    /// All findings, those that are in pieces of memory and others; asked for once.
    func finish() -> (pieces: [FindingPiece], others: [Finding]) {
        endPiece()
        defer { (pieces, others) = ([], []) }
        return (pieces, others)
    }

    private func endPiece() {
        guard !places.isEmpty else { return }
        var piece = JSONBytes()
        swap(&segments, &piece)
        let findings = WrittenFindings(writer.rule.metadata, phrases, piece)
        pieces.append(FindingPiece(findings: findings, places: places, resources: resources))
        places.removeAll(keepingCapacity: true)
        resources.removeAll(keepingCapacity: true)
    }

    // What is written to is handed on, since access to properties would be checked each time.

    /// - Returns: On how many lines; not on all where the piece is full, or the next finding too long.
    private func write(
        _ batch: ColumnBatch, on lines: UnsafeBufferPointer<Int>, to segments: inout JSONBytes,
        _ evidence: inout EvidenceWriter
    ) -> Int {
        for (number, line) in lines.enumerated() {
            let start = segments.count
            guard start < fullSize else { return number }
            guard let place = FindingContent.Place(exactly: start), write(batch, line, to: &segments, &evidence) else {
                segments.keep(start)
                return number
            }
            places.append(place)
            resources.append(numbers.number(of: line))
        }
        return lines.count
    }

    /// False where the finding is too long.
    private func write(
        _ batch: ColumnBatch, _ line: Int, to segments: inout JSONBytes, _ evidence: inout EvidenceWriter
    ) -> Bool {
        let id = segments.beginSegment(FindingPhrases.id)
        texts.appendID(batch, line, to: &segments)
        guard segments.endSegment(from: id) else { return false }
        let start = segments.count
        let name = segments.beginSegment(FindingPhrases.name)
        if texts.appendName(batch, line, to: &segments) {
            guard segments.endSegment(from: name) else { return false }
        } else {
            segments.keep(start)
        }
        if !message.append(batch, line, to: &segments) {
            let text = segments.beginSegment(FindingPhrases.message)
            segments.appendJSON(messageText(batch, line))
            guard segments.endSegment(from: text) else { return false }
            segments.appendSegment(FindingPhrases.evidence)
        }
        if !evidence.append(batch, line, to: &segments) {
            let text = segments.beginSegment(FindingPhrases.empty)
            segments.append(evidenceItems(batch, line))
            guard segments.endSegment(from: text) else { return false }
            segments.appendSegment(FindingPhrases.endWithoutItems)
        }
        return true
    }

    // The interpreter tells what the columns do not.

    private func messageText(_ batch: ColumnBatch, _ line: Int) -> String {
        select(batch, line)
        return writer.message()
    }

    /// What stands between the brackets of the array.
    private func evidenceItems(_ batch: ColumnBatch, _ line: Int) -> [UInt8] {
        select(batch, line)
        let items = writer.evidence().map { item in
            var members: JSONObject = ["expr": .string(item.expr), "value": item.value]
            members["total"] = item.total.map { .number(JSONNumber($0)) }
            return JSONValue.object(members)
        }
        return Array(JSONValue.array(items).serializedBytes().dropFirst().dropLast())
    }

    private func select(_ batch: ColumnBatch, _ line: Int) {
        if let resource = batch.resource(at: line) { writer.scope.select(ResourceObject(resource)) }
    }
}
