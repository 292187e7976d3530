extension CELChecker {
    mutating func identifier(_ name: String, _ expression: CELExpr) -> CELType {
        if let type = localType(of: name) { return type }
        if let (reference, type) = environment.resolve(name) {
            references[expression.id] = reference
            return type
        }
        let known = locals.map(\.name) + environment.variables.keys + environment.library.types.keys
        report(at: expression.range, CELCheckerMessages.unknownName(name, among: known, isText: isKnownValue(name)))
        return .error
    }

    mutating func selection(_ select: CELSelect, _ expression: CELExpr) -> CELType {
        if select.mode == .value, let name = expression.qualifiedName, !isLocal(name),
            let (reference, type) = environment.resolve(name)
        {
            references[expression.id] = reference
            return type
        }
        var operand = inference.resolve(check(select.operand))
        var isOptional = select.mode == .optional
        if case .optional(let value) = operand {
            operand = value
            isOptional = true
        }
        let type = fieldType(of: operand, select)
        if select.mode == .presence { return .bool }
        return isOptional ? .optional(type) : type
    }

    /// The type of the local variable; nil where the name is none.
    func localType(of name: String) -> CELType? {
        locals.last { $0.name == name }?.type
    }

    /// Whether a dotted name begins with a local variable, so that the rest are fields of its value.
    func isLocal(_ name: String) -> Bool {
        let first = name.utf8.firstIndex(of: UInt8(ascii: ".")).map { name[..<$0] } ?? name[...]
        return locals.contains { $0.name == first }
    }

    private mutating func fieldType(of operand: CELType, _ select: CELSelect) -> CELType {
        switch operand {
        case .map(_, let value):
            return value
        case .object(let name):
            guard let object = environment.objectTypes[name] else { return .dyn }
            if let field = object.fields[select.field] { return field.type }
            report(at: select.fieldRange, CELCheckerMessages.unknownField(select.field, of: object))
            return .error
        case .parameter:
            // What is known of it from here on is that it has a field.
            _ = inference.isAssignable(.dyn, to: operand)
            return .dyn
        case .dyn, .error:
            return operand
        default:
            let message = CELCheckerMessages.noFields(shown(operand), field: select.field)
            report(at: select.fieldRange, message)
            return .error
        }
    }

    /// Whether the name is a value of an enum, written without quotes.
    private func isKnownValue(_ name: String) -> Bool {
        environment.objectTypes.values.contains { object in
            object.fields.values.contains { $0.knownValues.contains(name) }
        }
    }
}
