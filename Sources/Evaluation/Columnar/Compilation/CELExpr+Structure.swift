import CEL

extension CELExpr {
    /// A text that is the same for expressions that are written alike, and for no others.
    var structure: String {
        switch kind {
        case .literal(let value): "\(value.typeName) \(Self.quoted("\(value)"))"
        case .identifier(let name): "name \(Self.quoted(name))"
        case .select(let select): "\(select.mode) \(Self.quoted(select.field)) \(children)"
        case .call(let call): "call \(Self.quoted(call.function)) \(call.target == nil) \(children)"
        case .list(let elements): "list \(elements.map(\.isOptional)) \(children)"
        case .map(let entries): "map \(entries.map(\.isOptional)) \(children)"
        case .message(let name, let fields):
            "message \(Self.quoted(name)) \(fields.map { "\(Self.quoted($0.name)) \($0.isOptional)" }) \(children)"
        case .comprehension(let comprehension):
            "fold "
                + [comprehension.variable, comprehension.variable2 ?? "", comprehension.accumulator].map(Self.quoted)
                .joined(separator: " ") + " \(children)"
        }
    }

    private var children: String {
        var texts: [String] = []
        forEachChild { texts.append($0.structure) }
        return "(" + texts.joined(separator: ", ") + ")"
    }

    /// With its length, so that no text can pass for the end of itself.
    private static func quoted(_ text: String) -> String {
        "\(text.utf8.count):\(text)"
    }
}
