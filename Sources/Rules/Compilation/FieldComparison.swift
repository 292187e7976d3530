import CEL

/// A comparison of a field with texts, anywhere in a rule.
package struct FieldComparison: Hashable, Sendable {
    package var objectType: String
    package var field: String
    /// One of them is compared with, by `==`, `!=` or `in`.
    package var values: [String]
    /// Whether the field is of the resource that is judged, not of another one that an expression walks over.
    package var isOwn: Bool
    /// Whether it holds where the field has another value.
    package var isNegative: Bool

    /// All comparisons in an expression of a rule, whose resource has the name `variable`.
    static func all(in expression: CompiledExpression, variable: String) -> [FieldComparison] {
        var comparisons: [FieldComparison] = []
        func visit(_ node: CELExpr) {
            if case .call(let call) = node.kind, call.target == nil, call.arguments.count == 2 {
                let (left, right) = (call.arguments[0], call.arguments[1])
                switch call.function {
                case CELOperator.equals, CELOperator.notEquals:
                    let isNegative = call.function == CELOperator.notEquals
                    for (subject, other) in [(left, right), (right, left)] {
                        guard let text = other.textLiteral else { continue }
                        add(subject, [text], isNegative: isNegative)
                    }
                case CELOperator.in:
                    if let values = right.textLiterals { add(left, values, isNegative: false) }
                default:
                    break
                }
            }
            node.forEachChild(visit)
        }
        func add(_ subject: CELExpr, _ values: [String], isNegative: Bool) {
            guard case .select(let select) = subject.kind,
                case .object(let type)? = expression.checked.types[select.operand.id]
            else { return }
            comparisons.append(
                FieldComparison(
                    objectType: type, field: select.field, values: values,
                    isOwn: subject.path(below: variable) != nil, isNegative: isNegative))
        }
        visit(expression.checked.parsed.root)
        return comparisons
    }
}

extension CELExpr {
    /// `attributes.time` of `event.attributes.time`; nil where it is no plain selection from the variable.
    func path(below variable: String) -> String? {
        guard let name = qualifiedName, name.hasPrefix(variable + ".") else { return nil }
        return String(name.dropFirst(variable.count + 1))
    }

    var textLiteral: String? {
        guard case .literal(.string(let text)) = kind else { return nil }
        return text
    }

    /// The elements of a list of texts; nil for other expressions.
    var textLiterals: [String]? {
        guard case .list(let elements) = kind else { return nil }
        let values = elements.compactMap { $0.isOptional ? nil : $0.value.textLiteral }
        return values.count == elements.count ? values : nil
    }
}
