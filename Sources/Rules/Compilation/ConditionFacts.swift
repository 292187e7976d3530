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

    package var requiredMembers: [RequiredMember] = []
    /// Instants before which a field cannot lie; they do not depend on the resource.
    package var lowerBounds: [Bound] = []
    package var upperBounds: [Bound] = []

    /// An instant that a field is compared with.
    package struct Bound: Sendable {
        package var path: String
        package var instant: CompiledExpression
    }

    init() {}

    /// `lets` are those that `where` may name: a name means the same as its expression in its place.
    init(
        _ condition: CompiledExpression, variable: String, resourceNames: Set<String>, lets: [CompiledLet],
        in environment: CELEnvironment
    ) {
        let lets = Dictionary(lets.map { ($0.name, $0.expression) }, uniquingKeysWith: { _, last in last })
        var seen: Set<String> = []
        for (term, whole) in Self.terms(condition.checked.parsed.root, of: condition, lets, &seen) {
            if let required = RequiredMember(term, of: variable) { requiredMembers.append(required) }
            guard case .call(let call) = term.kind, call.target == nil, call.arguments.count == 2 else { continue }
            let (left, right) = (call.arguments[0], call.arguments[1])
            if let equality = Self.equality(call.function, left, right, variable) {
                equalities.append(equality)
            }
            for (subject, other, function) in [
                (left, right, call.function), (right, left, Self.mirrored[call.function] ?? ""),
            ] {
                guard let path = subject.path(below: variable), other.freeNames.isDisjoint(with: resourceNames),
                    whole.checked.types[other.id] == .timestamp
                else { continue }
                var checked = whole.checked
                checked.parsed.root = other
                let bound = Bound(path: path, instant: CompiledExpression(whole.source, checked, in: environment))
                if [CELOperator.greater, CELOperator.greaterOrEqual].contains(function) {
                    lowerBounds.append(bound)
                } else if [CELOperator.less, CELOperator.lessOrEqual].contains(function) {
                    upperBounds.append(bound)
                }
            }
        }
    }

    private static let mirrored = [
        CELOperator.less: CELOperator.greater, CELOperator.lessOrEqual: CELOperator.greaterOrEqual,
        CELOperator.greater: CELOperator.less, CELOperator.greaterOrEqual: CELOperator.lessOrEqual,
    ]

    /// The operands of the outermost `&&`, each with the expression it is part of. `seen`: lets whose operands were given before.
    private static func terms(
        _ node: CELExpr, of whole: CompiledExpression, _ lets: [String: CompiledExpression], _ seen: inout Set<String>
    ) -> [(node: CELExpr, whole: CompiledExpression)] {
        switch node.kind {
        case .call(let call) where call.function == CELOperator.and:
            return call.arguments.flatMap { terms($0, of: whole, lets, &seen) }
        case .identifier(let name):
            guard let declared = lets[name] else { return [(node, whole)] }
            guard seen.insert(name).inserted else { return [] }
            // A `let` names only those before it, so this ends.
            return terms(declared.checked.parsed.root, of: declared, lets, &seen)
        default:
            return [(node, whole)]
        }
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
        if function == CELOperator.in, let path = left.path(below: variable), let values = right.textLiterals {
            return Equality(path: path, values: values)
        }
        return nil
    }
}

extension CELExpr {
    /// Every name in it, those of comprehension variables included.
    var freeNames: Set<String> {
        var names: Set<String> = []
        if case .identifier(let name) = kind { names.insert(name.hasPrefix(".") ? String(name.dropFirst()) : name) }
        forEachChild { names.formUnion($0.freeNames) }
        return names
    }
}
