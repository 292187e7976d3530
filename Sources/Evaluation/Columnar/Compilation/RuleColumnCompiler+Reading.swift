import CEL
import Observations
import Rules

extension RuleColumnCompiler {
    /// The columns of all fields that the expression reads of the resource; nil where some are in none.
    func reading(of expression: CELExpr, in whole: CompiledExpression) -> ColumnReading? {
        var found = ReadFields()
        guard collect(expression, in: whole, into: &found) else { return nil }
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
        case .identifier(let name):
            guard let used = resourceLets[name] else { return true }
            return collect(used.expression.checked.parsed.root, in: used.expression, into: &found)
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
