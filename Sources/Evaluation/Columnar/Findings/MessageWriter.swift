import CEL
import JSON
import Observations
import Rules

/// Writes the message of lines that violate a rule.
final class MessageWriter {
    private enum Segment {
        case text([UInt8])
        case value(ColumnOperand)
    }

    /// Nil where the columns do not tell it.
    private let segments: [Segment]?
    private let title: String?

    init(_ compiler: RuleColumnCompiler) {
        title = compiler.rule.message == nil ? compiler.rule.metadata.title : nil
        var segments: [Segment]? = []
        for segment in compiler.rule.message?.segments ?? [] {
            switch segment {
            case .text(let text):
                segments?.append(.text(Array(text.utf8)))
            case .expression(let expression):
                let operand = compiler.operand(expression.checked.parsed.root, in: expression)
                switch operand {
                case .constant(let value): segments?.append(.text(Array(TemplateWriter.text(value).utf8)))
                case .text?, .time?, .number?, .flag?: operand.map { segments?.append(.value($0)) }
                default: segments = nil
                }
            }
        }
        self.segments = segments
    }

    /// Nil where the columns do not tell it.
    func message(_ batch: ColumnBatch, _ line: Int) -> String? {
        if let title { return title }
        guard let segments else { return nil }
        var text: [UInt8] = []
        for segment in segments {
            switch segment {
            case .text(let bytes): text += bytes
            case .value(let operand):
                guard append(operand, batch, line, to: &text) else { return nil }
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    private func append(_ operand: ColumnOperand, _ batch: ColumnBatch, _ line: Int, to text: inout [UInt8]) -> Bool {
        guard let node = operand.node else { return false }
        node.prepare(batch)
        guard node.states.start[line] == ColumnState.value else { return false }
        switch operand {
        case .text(let node):
            let slice = node.texts.start[line]
            text += UnsafeBufferPointer(start: slice.start, count: slice.count)
        case .time(let node):
            guard let timestamp = node.instants.start[line].timestamp else { return false }
            text += Array(timestamp.description.utf8)
        case .number(let node):
            text += Array(String(node.numbers.start[line]).utf8)
        case .flag(let node):
            text.append(node.flags.start[line] ? "true" : "false")
        default:
            return false
        }
        return true
    }
}
