extension CELPlanner {
    /// A variable, a type or a constant that an identifier, or a selection as a whole, names; nil for a selection from a value.
    mutating func name(_ expression: CELExpr) -> CELNode? {
        guard let path = path(expression) else { return nil }
        let first = path.names[0]
        if !path.isRooted, let local = local(first) {
            return path.names.count == 1
                ? CELLocalNode(expression.id, slot: local.slot, binding: local.binding) : nil
        }
        switch references?[expression.id] {
        case .variable(let name):
            variables.insert(name)
            return CELVariableNode(expression.id, name)
        case .type(let type):
            return CELConstantNode(expression.id, .type(CELTypeValue(type)))
        case .constant(let number):
            return CELConstantNode(expression.id, .int(number))
        case .overloads, nil:
            // In a checked expression a selection without a reference selects from what its operand refers to.
            return path.names.count > 1 && references != nil ? nil : unresolved(expression.id, path)
        }
    }

    private struct Path {
        var names: [String]
        /// Begins with a point, so that neither local variables nor the container are considered.
        var isRooted: Bool
    }

    private func path(_ expression: CELExpr) -> Path? {
        var fields: [String] = []
        var expression = expression
        while case .select(let select) = expression.kind, select.mode == .value {
            fields.append(select.field)
            expression = select.operand
        }
        guard case .identifier(var name) = expression.kind else { return nil }
        let isRooted = name.utf8.first == UInt8(ascii: ".")
        if isRooted {
            name.removeFirst()
        }
        return Path(names: [name] + fields.reversed(), isRooted: isRooted)
    }

    private mutating func unresolved(_ id: Int, _ path: Path) -> CELNode {
        var candidates: [CELNameNode.Candidate] = []
        for count in (1...path.names.count).reversed() {
            let prefix = path.names[..<count].joined(separator: ".")
            for name in qualified(prefix, isRooted: path.isRooted) {
                candidates.append(CELNameNode.Candidate(variable: name, fields: path.names[count...]))
            }
        }
        variables.formUnion(candidates.map(\.variable))
        let name = path.names.joined(separator: ".")
        let type = qualified(name, isRooted: path.isRooted).compactMap { environment.library.types[$0] }.first
        return CELNameNode(id, name, candidates: candidates, type: type.map(CELTypeValue.init))
    }

    /// The full names that a name may stand for, the innermost container first.
    func qualified(_ name: String, isRooted: Bool) -> [String] {
        guard !isRooted, !environment.container.isEmpty else { return [name] }
        let parts = environment.container.split(separator: ".")
        return (0...parts.count).reversed().map { count in
            (parts[..<count] + [name[...]]).joined(separator: ".")
        }
    }

    mutating func selection(_ expression: CELExpr) -> CELNode {
        guard case .select(let select) = expression.kind else {
            return CELConstantNode(expression.id, .error(.noSuchVariable, "the name has no value"))
        }
        let operand = node(select.operand)
        switch select.mode {
        case .value:
            return CELSelectNode(
                expression.id, operand, select.field, path: select.operand.qualifiedName ?? "the value")
        case .optional: return CELOptionalSelectNode(expression.id, operand, select.field)
        case .presence: return CELPresenceNode(expression.id, operand, select.field)
        }
    }
}
