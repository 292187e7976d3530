import CEL
import Observations
import Rules

/// A member of a free-form field of a resource that an expression asks for by its name: `policy.attributes.?region`.
struct FreeFormMember {
    let key: String
    /// How the field is selected, and from an object of which type.
    let field: CELSelect
    let objectType: String

    /// Nil where the expression is none.
    init?(_ expression: CELExpr, in whole: CompiledExpression, of columns: FieldColumns) {
        let object: CELExpr
        switch expression.kind {
        case .select(let select):
            (object, key) = (select.operand, select.field)
        case .call(let call) where [CELOperator.index, CELOperator.optionalIndex].contains(call.function):
            guard call.arguments.count == 2, case .literal(.string(let key)) = call.arguments[1].kind else {
                return nil
            }
            (object, self.key) = (call.arguments[0], key)
        default:
            return nil
        }
        guard case .select(let field) = object.kind, field.mode != .presence,
            let type = whole.checked.types[field.operand.id]?.objectTypeName, columns.isPartOfResource(type)
        else { return nil }
        (self.field, objectType) = (field, type)
    }
}
