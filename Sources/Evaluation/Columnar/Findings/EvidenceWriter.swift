import Observations

/// Writes the evidence of lines.
struct EvidenceWriter {
    private let step: EvidenceStep
    private var text = EvidenceText()

    init(_ step: EvidenceStep) {
        self.step = step
    }

    /// Appends the items and the end of a finding; false, with nothing appended, where the columns do not tell.
    mutating func append(_ batch: ColumnBatch, _ line: Int, to json: inout JSONBytes) -> Bool {
        text.begin(in: json)
        guard step.add(batch, line, to: &json, &text) else {
            text.cancel(in: &json)
            return false
        }
        text.end(in: &json)
        return true
    }
}
