import CEL
import JSON
import Observations
import Rules

/// Writes the message of lines that violate a rule.
final class MessageWriter {
    private enum Segment {
        /// A part of a JSON string, its quotes among them.
        case text(TextSlice)
        case value(ColumnOperand)
        case interpreted(InterpretedText)
    }

    private let segments: [Segment]
    /// What the texts are in.
    private let constants: [TextConstant]

    init(_ compiler: RuleColumnCompiler) {
        var segments: [Segment] = []
        var constants: [TextConstant] = []
        func add(_ text: [UInt8]) {
            let constant = TextConstant(text)
            constants.append(constant)
            segments.append(.text(constant.slice))
        }
        // What is the same for all lines is one text.
        var text = Array("\"".utf8)
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
                add(text)
                text = []
                switch operand {
                case .text?, .time?, .number?, .flag?: operand.map { segments.append(.value($0)) }
                default: segments.append(.interpreted(InterpretedText(expression, compiler)))
                }
            }
        }
        add(text + "\"".utf8)
        self.segments = segments
        self.constants = constants
    }

    /// What stands between the quotes of the JSON string that the text is.
    static func escaped(_ text: String) -> [UInt8] {
        Array(JSONValue.string(text).serializedBytes().dropFirst().dropLast())
    }

    /// Appends a JSON string; false, with nothing appended, where the columns do not tell it.
    func append(_ batch: ColumnBatch, _ line: Int, to json: inout JSONBytes) -> Bool {
        let start = json.count
        for segment in segments where !append(segment, batch, line, to: &json) {
            json.keep(start)
            return false
        }
        return true
    }

    private func append(_ segment: Segment, _ batch: ColumnBatch, _ line: Int, to json: inout JSONBytes) -> Bool {
        switch segment {
        case .text(let text):
            json.append(text)
            return true
        case .value(let operand):
            return append(operand, batch, line, to: &json)
        case .interpreted(let text):
            return text.append(batch, line, to: &json)
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
