import JSON
import Observations

/// A value that the evidence of a rule shows.
final class EvidenceItem: EvidenceStep {
    /// Of its expression.
    let number: Int
    /// Of `has(…)` the number of what it asks for; nil for others.
    let asked: Int?
    /// `{"expr":"…","value":`.
    let opening: TextSlice
    private let openingText: TextConstant
    let source: EvidenceSource

    fileprivate init(_ number: Int, asked: Int?, _ text: String, _ source: EvidenceSource) {
        self.number = number
        self.asked = asked
        openingText = TextConstant(#"{"expr":\#(JSONValue.string(text).serialized()),"value":"#)
        opening = openingText.slice
        self.source = source
    }

    /// Bytes of what is the same on every line.
    var size: Int {
        if case .constant(let json) = source { opening.count + json.count } else { opening.count }
    }

    override var standsAlone: Bool { true }

    override func add(
        _ batch: ColumnBatch, _ line: Int, to json: inout JSONBytes, _ text: inout EvidenceText
    ) -> Bool {
        text.add(self, batch, line, to: &json)
    }
}

/// The expressions that the evidence of one rule shows, by number.
final class EvidenceNames {
    private var numbers: [String: Int] = [:]

    /// What is read of an expression.
    func item(_ text: String, _ source: EvidenceSource) -> EvidenceItem {
        let isAsking = text.hasPrefix("has(") && text.hasSuffix(")")
        let asked = isAsking ? number(of: String(text.dropFirst(4).dropLast())) : nil
        return EvidenceItem(number(of: text), asked: asked, text, source)
    }

    private func number(of text: String) -> Int {
        if let known = numbers[text] { return known }
        numbers[text] = numbers.count
        return numbers.count - 1
    }
}
