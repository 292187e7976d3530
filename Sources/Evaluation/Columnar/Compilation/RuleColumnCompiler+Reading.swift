import CEL
import Observations
import Rules

extension RuleColumnCompiler {
    /// The columns of all fields that the expression reads of the resource; nil where some are in none.
    func reading(of expression: CELExpr, in whole: CompiledExpression) -> ColumnReading? {
        var found = ReadFields()
        guard collectAll(expression, in: whole, into: &found) else { return nil }
        var columns = found.columns
        for (type, fields) in found.members {
            for (field, members) in fields where columns[type]?[field] == nil {
                guard let column = self.columns.column(of: field, of: type, members: members) else { return nil }
                columns[type, default: [:]][field] = column
            }
        }
        return ColumnReading(rule.metadata.kind.objectTypeName, columns)
    }

    /// By object type and field.
    private struct ReadFields {
        var columns: [String: [String: FieldColumn]] = [:]
        /// What is read of free-form fields by name.
        var members: [String: [String: Set<CELStringKey>]] = [:]
        /// The names of the `let`s that were looked into.
        var lets: Set<String> = []
    }

    /// What is read in the `let`s that it names, too. The variable of a macro may have the name of a `let`, even within that.
    private func collectAll(_ expression: CELExpr, in whole: CompiledExpression, into found: inout ReadFields) -> Bool {
        guard collect(expression, in: whole, into: &found) else { return false }
        for name in names(in: expression, of: whole) {
            let name = name.hasPrefix(".") ? String(name.dropFirst()) : name
            guard let used = resourceLets[name]?.expression, found.lets.insert(name).inserted else { continue }
            guard collectAll(used.checked.parsed.root, in: used, into: &found) else { return false }
        }
        return true
    }

    private func collect(_ expression: CELExpr, in whole: CompiledExpression, into found: inout ReadFields) -> Bool {
        if let member = FreeFormMember(expression, in: whole, of: columns) {
            let field = member.field.field
            if columns.column(of: field, of: member.objectType, members: []) != nil {
                found.members[member.objectType, default: [:]][field, default: []].insert(CELStringKey(member.key))
                return collect(member.field.operand, in: whole, into: &found)
            }
        }
        switch expression.kind {
        case .select(let select):
            if let type = whole.checked.types[select.operand.id]?.objectTypeName, columns.isPartOfResource(type) {
                guard let column = columns.column(of: select.field, of: type) else { return false }
                found.columns[type, default: [:]][select.field] = column
            }
        default:
            break
        }
        var isAll = true
        expression.forEachChild { isAll = isAll && collect($0, in: whole, into: &found) }
        return isAll
    }
}

extension CELType {
    /// The name of the object type that it is, or an optional of.
    var objectTypeName: String? {
        switch self {
        case .object(let name): name
        case .optional(let wrapped): wrapped.objectTypeName
        default: nil
        }
    }
}
