extension CELExpr {
    /// The same with parts replaced: by what `body` gives for a part, which is not looked into then.
    package func replacing(_ body: (CELExpr) -> CELExpr?) -> CELExpr {
        if let other = body(self) { return other }
        var copy = self
        switch kind {
        case .literal, .identifier:
            break
        case .select(var select):
            select.operand = select.operand.replacing(body)
            copy.kind = .select(select)
        case .call(var call):
            call.target = call.target?.replacing(body)
            call.arguments = call.arguments.map { $0.replacing(body) }
            copy.kind = .call(call)
        case .list(let elements):
            copy.kind = .list(
                elements.map { CELListElement(value: $0.value.replacing(body), isOptional: $0.isOptional) })
        case .map(let entries):
            copy.kind = .map(
                entries.map {
                    CELMapEntry(
                        key: $0.key.replacing(body), value: $0.value.replacing(body), isOptional: $0.isOptional)
                })
        case .message(let name, let fields):
            copy.kind = .message(
                typeName: name,
                fields: fields.map { field in
                    var field = field
                    field.value = field.value.replacing(body)
                    return field
                })
        case .comprehension(var comprehension):
            comprehension.range = comprehension.range.replacing(body)
            comprehension.initial = comprehension.initial.replacing(body)
            comprehension.condition = comprehension.condition.replacing(body)
            comprehension.step = comprehension.step.replacing(body)
            comprehension.result = comprehension.result.replacing(body)
            copy.kind = .comprehension(comprehension)
        }
        return copy
    }
}
