import CEL
import JSON
import Observations
import Rules

/// Writes the message of lines that violate a rule.
final class MessageWriter {
    private enum Value {
        case operand(ColumnOperand)
        case interpreted(InterpretedText)
    }

    /// The phrases, each with the value that follows it; nil where there are too many phrases.
    private let parts: [(phrase: UInt16, value: Value?)]?

    /// - Parameters:
    ///   - opening: What stands before the quote that begins the message.
    ///   - closing: What stands behind the one that ends it.
    init(_ compiler: RuleColumnCompiler, _ phrases: FindingPhrases, opening: String, closing: String) {
        var parts: [(phrase: UInt16?, value: Value?)] = []
        // What is the same for all lines is one text.
        var text = Array("\(opening)\"".utf8)
        for segment in compiler.rule.message?.segments ?? [.text(compiler.rule.metadata.title)] {
            switch segment {
            case .text(let words):
                text += Self.escaped(words)
            case .expression(let expression):
                let operand = compiler.operand(expression.checked.parsed.root, in: expression)
                if case .constant(let value) = operand {
                    text += Self.escaped(TemplateWriter.text(value))
                    continue
                }
                let value: Value?
                switch operand {
                case .text?, .time?, .number?, .flag?: value = operand.map(Value.operand)
                default: value = .interpreted(InterpretedText(expression, compiler))
                }
                parts.append((phrases.number(of: text), value))
                text = []
            }
        }
        parts.append((phrases.number(of: text + "\"\(closing)".utf8), nil))
        let known = parts.compactMap { part in part.phrase.map { (phrase: $0, value: part.value) } }
        self.parts = known.count == parts.count ? known : nil
    }

    /// What stands between the quotes of the JSON string that the text is.
    static func escaped(_ text: String) -> [UInt8] {
        Array(JSONValue.string(text).serializedBytes().dropFirst().dropLast())
    }

    /// Appends what opens the message, a JSON string, and what closes it, in segments; false, with nothing appended, where the columns
    /// do not tell it.
    func append(_ batch: ColumnBatch, _ line: Int, to json: inout JSONBytes) -> Bool {
        guard let parts else { return false }
        let start = json.count
        for part in parts {
            let text = json.beginSegment(part.phrase)
            guard append(part.value, batch, line, to: &json), json.endSegment(from: text) else {
                json.keep(start)
                return false
            }
        }
        return true
    }

    private func append(_ value: Value?, _ batch: ColumnBatch, _ line: Int, to json: inout JSONBytes) -> Bool {
        switch value {
        case nil: true
        case .operand(let operand): append(operand, batch, line, to: &json)
        case .interpreted(let text): text.append(batch, line, to: &json)
        }
    }

    private func append(_ operand: ColumnOperand, _ batch: ColumnBatch, _ line: Int, to json: inout JSONBytes) -> Bool {
        guard let node = operand.node else { return false }
        node.prepare(batch)
        guard node.states.start[line] == ColumnState.value else { return false }
        switch operand {
        case .text(let node):
            json.appendEscaped(node.texts.start[line])
        case .time(let node):
            return node.withText(batch, line) { json.append($0) }
        case .number(let node):
            json.append(node.numbers.start[line])
        case .flag(let node):
            json.append(node.flags.start[line] ? "true" : "false")
        default:
            return false
        }
        return true
    }
}
