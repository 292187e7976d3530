import CEL

/// A tree as text, without ids and ranges, so that trees can be compared.
enum SyntaxTreeText {
    static func text(of expression: CELExpr) -> String {
        switch expression.kind {
        case .literal(let value): "\(value)"
        case .identifier(let name): name
        case .select(let select): "(\(select.mode) \(text(of: select.operand)) \(select.field))"
        case .call(let call):
            "(\(call.function) \(call.target.map(text) ?? "-")\(call.arguments.map { " " + text(of: $0) }.joined()))"
        case .list(let elements):
            "[\(elements.map { ($0.isOptional ? "?" : "") + text(of: $0.value) }.joined(separator: ", "))]"
        case .map(let entries):
            "{\(entries.map { ($0.isOptional ? "?" : "") + text(of: $0.key) + ": " + text(of: $0.value) }.joined(separator: ", "))}"
        case .message(let name, let fields):
            "\(name){\(fields.map { ($0.isOptional ? "?" : "") + $0.name + ": " + text(of: $0.value) }.joined(separator: ", "))}"
        case .comprehension(let fold):
            "(fold \(fold.variable) \(fold.variable2 ?? "-") \(text(of: fold.range)) \(fold.accumulator) "
                + [fold.initial, fold.condition, fold.step, fold.result].map(text).joined(separator: " ") + ")"
        }
    }
}
