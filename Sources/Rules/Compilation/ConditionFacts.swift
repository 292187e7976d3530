import CEL

/// What must hold of a resource for `where` to be true, as far as its `&&` terms say it plainly.
package struct ConditionFacts: Sendable {
    /// A field that must equal one of some texts.
    package struct Equality: Sendable {
        /// Below the resource: `type`, `attributes.action`.
        package var path: String
        package var values: [String]
    }
    package var equalities: [Equality] = []
    /// Instants before which a field cannot lie; they do not depend on the resource.
    package var lowerBounds: [Bound] = []
    package var upperBounds: [Bound] = []

    /// An instant that a field is compared with.
    package struct Bound: Sendable {
        package var path: String
        package var instant: CompiledExpression
    }

    init() {}

    init(_ condition: CompiledExpression, variable: String, resourceNames: Set<String>, in environment: CELEnvironment)
    {
        for term in Self.terms(condition.checked.parsed.root) {
            guard case .call(let call) = term.kind, call.target == nil, call.arguments.count == 2 else { continue }
            let (left, right) = (call.arguments[0], call.arguments[1])
            if let equality = Self.equality(call.function, left, right, variable) {
                equalities.append(equality)
            }
            let isBound = { (expression: CELExpr) in
                expression.freeNames.isDisjoint(with: resourceNames)
            }
            func bound(_ path: String, _ expression: CELExpr) -> Bound {
                var checked = condition.checked
                checked.parsed.root = expression
                return Bound(path: path, instant: CompiledExpression(condition.source, checked, in: environment))
            }
            let mirrored = [
                CELOperator.less: CELOperator.greater, CELOperator.lessOrEqual: CELOperator.greaterOrEqual,
                CELOperator.greater: CELOperator.less, CELOperator.greaterOrEqual: CELOperator.lessOrEqual,
            ]
            for (subject, other, function) in [
                (left, right, call.function), (right, left, mirrored[call.function] ?? ""),
            ] {
                guard let path = subject.path(below: variable), isBound(other),
                    condition.checked.types[other.id] == .timestamp
                else { continue }
                if [CELOperator.greater, CELOperator.greaterOrEqual].contains(function) {
                    lowerBounds.append(bound(path, other))
                } else if [CELOperator.less, CELOperator.lessOrEqual].contains(function) {
                    upperBounds.append(bound(path, other))
                }
            }
        }
    }

    /// The operands of the outermost `&&`.
    private static func terms(_ expression: CELExpr) -> [CELExpr] {
        guard case .call(let call) = expression.kind, call.function == CELOperator.and else { return [expression] }
        return call.arguments.flatMap(terms)
    }

    private static func equality(
        _ function: String, _ left: CELExpr, _ right: CELExpr, _ variable: String
    ) -> Equality? {
        if function == CELOperator.equals {
            for (subject, other) in [(left, right), (right, left)] {
                if let path = subject.path(below: variable), let text = other.textLiteral {
                    return Equality(path: path, values: [text])
                }
            }
        }
        if function == CELOperator.in, let path = left.path(below: variable), case .list(let elements) = right.kind {
            let values = elements.compactMap { $0.isOptional ? nil : $0.value.textLiteral }
            if values.count == elements.count { return Equality(path: path, values: values) }
        }
        return nil
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

    /// Every name in it, those of comprehension variables included.
    var freeNames: Set<String> {
        var names: Set<String> = []
        if case .identifier(let name) = kind { names.insert(name.hasPrefix(".") ? String(name.dropFirst()) : name) }
        forEachChild { names.formUnion($0.freeNames) }
        return names
    }
}
