import CEL
import Observations
import Rules

/// The keys by which a rule counts its lines, found out once for each combination of what they depend on.
final class KeyColumn {
    private let key: CompiledExpression
    private let scope: ResourceScope
    private let text: TextNode?
    private let texts = TextDictionary()
    private let codes: LineCodes?
    private let reading: ColumnReading?
    /// By the code of the text or line.
    private var known: [CountKeys?] = []

    init(_ key: CompiledExpression, _ parts: RuleColumnCompiler) {
        self.key = key
        scope = parts.scope
        let root = key.checked.parsed.root
        text = parts.operand(root, in: key)?.text
        codes = text == nil ? parts.codes(of: root, in: key) : nil
        reading = text == nil ? parts.reading(of: root, in: key) : nil
    }

    /// Nil where the columns do not tell them.
    func keys(_ batch: ColumnBatch, _ line: Int) -> CountKeys? {
        if let text {
            text.prepare(batch)
            guard text.states.start[line] == ColumnState.value else { return nil }
            let slice = text.texts.start[line]
            return keys(texts.code(of: text, batch, at: line)) { .keys([CELStringKey(slice.string)]) }
        }
        codes?.prepare(batch)
        return keys(codes?.code(batch, at: line) ?? -1) {
            if let reading { return reading.value(batch, line) { evaluate($0) } }
            return batch.resource(at: line).map { evaluate(ResourceObject($0)) }
        }
    }

    private func evaluate(_ object: any CELObject) -> CountKeys {
        scope.select(object)
        return scope.evaluate(key).countKeys
    }

    private func keys(_ code: Int, _ find: () -> CountKeys?) -> CountKeys? {
        guard code >= 0 else { return find() }
        while known.count <= code { known.append(nil) }
        if let keys = known[code] { return keys }
        known[code] = find()
        return known[code]
    }
}
