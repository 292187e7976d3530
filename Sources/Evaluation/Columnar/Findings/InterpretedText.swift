import CEL
import JSON
import Observations
import Rules

/// The text of an expression in a message, found out by the interpreter once for each combination of what it depends on.
final class InterpretedText {
    private let expression: CompiledExpression
    private let scope: ResourceScope
    private let codes: LineCodes?
    /// Nil where resources have to be made of the lines.
    private let reading: ColumnReading?
    /// By the code of the line; what stands between the quotes of a JSON string.
    private var known: [[UInt8]?] = []
    /// Bytes that may still be remembered.
    private var room = 8 << 20

    init(_ expression: CompiledExpression, _ compiler: RuleColumnCompiler) {
        self.expression = expression
        scope = compiler.scope
        let root = expression.checked.parsed.root
        codes = compiler.codes(of: root, in: expression)
        reading = expression.checked.type.isPlain ? compiler.reading(of: root, in: expression) : nil
    }

    /// Appends it as it stands between the quotes of a JSON string; false, with nothing appended, where the line is no resource.
    func append(_ batch: ColumnBatch, _ line: Int, to json: inout JSONBytes) -> Bool {
        codes?.prepare(batch)
        let code = codes?.code(batch, at: line) ?? -1
        if code >= 0, code < known.count, let text = known[code] {
            json.append(text)
            return true
        }
        guard let text = text(batch, line).map(MessageWriter.escaped) else { return false }
        if code >= 0, text.count <= room {
            while known.count <= code { known.append(nil) }
            known[code] = text
            room -= text.count
        }
        json.append(text)
        return true
    }

    private func text(_ batch: ColumnBatch, _ line: Int) -> String? {
        if let text = reading?.value(batch, line, { text($0) }) { return text }
        return batch.resource(at: line).map { text(ResourceObject($0)) }
    }

    private func text(_ object: any CELObject) -> String {
        scope.select(object)
        return TemplateWriter.text(scope.evaluate(expression))
    }
}

extension CELType {
    /// Whether there is certainly no object in its values.
    fileprivate var isPlain: Bool {
        switch self {
        case .bool, .int, .uint, .double, .string, .bytes, .timestamp, .duration: true
        case .list(let element), .optional(let element): element.isPlain
        default: false
        }
    }
}
