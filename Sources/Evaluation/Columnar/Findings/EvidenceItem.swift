import JSON
import Observations

/// A value that the evidence of a rule shows.
final class EvidenceItem: EvidenceStep {
    /// Of its expression.
    let number: Int
    /// Of `has(…)` the number of what it asks for; nil for others.
    let asked: Int?
    /// What stands before the value where it is the first item: `{"expr":"…","value":`. That of another item follows; nil where
    /// there are too many.
    let phrase: UInt16?
    let source: EvidenceSource

    fileprivate init(_ number: Int, asked: Int?, _ phrase: UInt16?, _ source: EvidenceSource) {
        self.number = number
        self.asked = asked
        self.phrase = phrase
        self.source = source
    }

    /// Bytes that it takes to remember it.
    var size: Int {
        if case .constant(let json) = source { 64 + json.count } else { 64 }
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
    private let phrases: FindingPhrases
    private var numbers: [String: Int] = [:]
    /// By number, for those that are shown.
    private var openings: [Int: UInt16?] = [:]

    init(_ phrases: FindingPhrases) {
        self.phrases = phrases
    }

    /// What is read of an expression.
    func item(_ text: String, _ source: EvidenceSource) -> EvidenceItem {
        let number = number(of: text)
        return EvidenceItem(number, asked: asked(by: text), opening(number, text), source)
    }

    /// What is read of an expression that is the same on every line.
    func item(_ text: String, always json: [UInt8]) -> EvidenceItem {
        // What is asked for is told by what is written behind the phrase.
        guard asked(by: text) == nil else { return item(text, .constant(json)) }
        return EvidenceItem(number(of: text), asked: nil, phrases.pair(Self.opening(text) + json), .constant([]))
    }

    /// The number of what `has(…)` asks for.
    private func asked(by text: String) -> Int? {
        text.hasPrefix("has(") && text.hasSuffix(")") ? number(of: String(text.dropFirst(4).dropLast())) : nil
    }

    private func number(of text: String) -> Int {
        if let known = numbers[text] { return known }
        numbers[text] = numbers.count
        return numbers.count - 1
    }

    private func opening(_ number: Int, _ text: String) -> UInt16? {
        if let known = openings[number] { return known }
        let opening = phrases.pair(Self.opening(text))
        openings[number] = .some(opening)
        return opening
    }

    private static func opening(_ text: String) -> [UInt8] {
        Array(#"{"expr":\#(JSONValue.string(text).serialized()),"value":"#.utf8)
    }
}
