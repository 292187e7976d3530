import CEL
import Observations
import Rules

extension RuleColumnCompiler {
    /// The columns of all fields that the expression reads of the resource; nil where some are in none.
    func reading(of expression: CELExpr, in whole: CompiledExpression) -> ColumnReading? {
        var found: [String: [String: FieldColumn]] = [:]
        guard collect(expression, in: whole, into: &found) else { return nil }
        return ColumnReading(rule.metadata.kind.objectTypeName, found)
    }

    private func collect(
        _ expression: CELExpr, in whole: CompiledExpression, into found: inout [String: [String: FieldColumn]]
    ) -> Bool {
        switch expression.kind {
        case .identifier(let name):
            guard let used = resourceLets[name] else { return true }
            return collect(used.expression.checked.parsed.root, in: used.expression, into: &found)
        case .select(let select):
            if let type = whole.checked.types[select.operand.id]?.objectTypeName, columns.isPartOfResource(type) {
                guard let column = columns.column(of: select.field, of: type) else { return false }
                found[type, default: [:]][select.field] = column
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
