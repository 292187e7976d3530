/// A comparison that asks whether `filter` leaves nothing: `size(list.filter(x, …)) > 0`, `list.filter(x, …) == []`.
package struct CELEmptinessQuestion {
    /// The `filter`.
    package let filtered: CELComprehension
    /// What its elements fulfil.
    package let condition: CELExpr
    /// Whether it is true of an empty list.
    package let asksForEmpty: Bool

    /// Nil for other calls.
    package init?(_ call: CELCall) {
        guard call.target == nil, call.arguments.count == 2 else { return nil }
        let (left, right) = (call.arguments[0], call.arguments[1])
        guard
            let (list, asksForEmpty) = Self.sides(call.function, left, right)
                ?? Self.sides(Self.mirrored[call.function] ?? "", right, left),
            case .comprehension(let filtered) = list.kind, filtered.variable2 == nil,
            case .collection(let condition?, .element(let element))? = CELComprehensionShape(filtered),
            case .identifier(let name) = element.kind, name.hasSameScalars(as: filtered.variable)
        else { return nil }
        self.filtered = filtered
        self.condition = condition
        self.asksForEmpty = asksForEmpty
    }

    private static let mirrored = [
        CELOperator.equals: CELOperator.equals, CELOperator.notEquals: CELOperator.notEquals,
        CELOperator.less: CELOperator.greater, CELOperator.lessOrEqual: CELOperator.greaterOrEqual,
        CELOperator.greater: CELOperator.less, CELOperator.greaterOrEqual: CELOperator.lessOrEqual,
    ]

    private static func sides(_ function: String, _ left: CELExpr, _ right: CELExpr) -> (CELExpr, Bool)? {
        switch (function, right.kind) {
        case (CELOperator.equals, .list(let elements)) where elements.isEmpty: return (left, true)
        case (CELOperator.notEquals, .list(let elements)) where elements.isEmpty: return (left, false)
        case (CELOperator.equals, .literal(.int(0))), (CELOperator.lessOrEqual, .literal(.int(0))),
            (CELOperator.less, .literal(.int(1))):
            return sized(left).map { ($0, true) }
        case (CELOperator.notEquals, .literal(.int(0))), (CELOperator.greater, .literal(.int(0))),
            (CELOperator.greaterOrEqual, .literal(.int(1))):
            return sized(left).map { ($0, false) }
        default: return nil
        }
    }

    /// The list of which it is the size.
    private static func sized(_ expression: CELExpr) -> CELExpr? {
        guard case .call(let call) = expression.kind, call.function == "size" else { return nil }
        let arguments = [call.target].compactMap { $0 } + call.arguments
        return arguments.count == 1 ? arguments[0] : nil
    }
}
