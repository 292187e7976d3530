/// Values that an expression is known to have, and the name of their field as it is written.
typealias CELKnownValues = (name: String, values: Set<String>)

extension CELReview {
    /// Warns about texts that a field with known values never has.
    mutating func knownValues(_ call: CELCall) {
        let (left, right) = (call.arguments[0], call.arguments[1])
        switch call.function {
        case CELOperator.equals, CELOperator.notEquals:
            compare(left, with: [right])
            compare(right, with: [left])
        case CELOperator.in:
            compare(right, with: [left])
            if case .list(let elements) = right.kind { compare(left, with: elements.map(\.value)) }
        default:
            break
        }
    }

    private mutating func compare(_ operand: CELExpr, with others: [CELExpr]) {
        guard let (name, values) = values(of: operand) else { return }
        for other in others {
            guard case .literal(.string(let text)) = other.kind, !values.contains(text) else { continue }
            warn(at: other.range, CELReviewMessages.unknownValue(text, of: name, among: values))
        }
    }

    /// The values that an expression is known to have, and the name of their field as it is written.
    func values(of expression: CELExpr) -> CELKnownValues? {
        switch expression.kind {
        case .select:
            guard let (object, field) = field(of: expression), !field.knownValues.isEmpty,
                case .select(let select) = expression.kind
            else { return nil }
            return ("\(object.display).\(select.field)", field.knownValues)
        case .identifier(let name):
            guard let local = paths.local(name) else { return environment.definitions[name]?.knownValues }
            return local.knownValues
        case .call(let call):
            return values(of: call)
        default:
            return nil
        }
    }

    /// The same of the elements of a collection: those of a field that is a list have the known values of the field.
    func elementValues(of collection: CELExpr) -> CELKnownValues? {
        switch collection.kind {
        case .select, .identifier: values(of: collection)
        default: nil
        }
    }

    private func values(of call: CELCall) -> CELKnownValues? {
        switch (call.function, call.arguments.count) {
        case ("value", 0):
            return call.target.flatMap(values)
        case ("orValue", 1):
            guard case .literal(.string(let alternative)) = call.arguments[0].kind,
                let (name, values) = call.target.flatMap(values)
            else { return nil }
            return (name, values.union([alternative]))
        case (CELOperator.index, 2):
            return values(of: call.arguments[0])
        default:
            return nil
        }
    }

    /// The declared field that a selection, optional or not, reads.
    func field(of expression: CELExpr) -> (object: CELObjectType, field: CELObjectField)? {
        guard case .select(let select) = expression.kind, select.mode != .presence else { return nil }
        var type = checked.types[select.operand.id]
        if case .optional(let value) = type { type = value }
        guard case .object(let name) = type, let object = environment.objectTypes[name],
            let field = object.fields[select.field]
        else { return nil }
        return (object, field)
    }
}
