/// What is left of an expression after a partial evaluation.
struct CELResidual {
    /// Longer lists and maps are left as they are written.
    private static let maximumCount = 1_000

    private let checked: CELCheckedExpr
    private let values: [Int: CELValue]
    private let dependencies: CELDependencies

    /// `values`: what the parts came to in the evaluation, by their ids.
    init(_ checked: CELCheckedExpr, _ values: [Int: CELValue]) {
        self.checked = checked
        self.values = values
        dependencies = CELDependencies(checked, varying: [])
    }

    var source: String {
        // Macros are written as their calls already.
        CELUnparser.source(of: rest(of: checked.parsed.root))
    }

    private func rest(of expression: CELExpr) -> CELExpr {
        if let literal = literal(for: expression) { return literal }
        let written = checked.parsed.macroCalls[expression.id] ?? expression
        guard case .call(let call) = written.kind else { return parts(of: written) }
        switch (call.function, call.arguments.count) {
        case (CELOperator.and, 2), (CELOperator.or, 2):
            let deciding = call.function == CELOperator.or
            for (operand, other) in [(call.arguments[0], call.arguments[1]), (call.arguments[1], call.arguments[0])] {
                guard let value = isDecided(operand) else { continue }
                if value == deciding { return Self.node(.literal(.bool(value))) }
                // The other value says nothing, if the rest is a bool anyway.
                if checked.types[other.id] == .bool { return rest(of: other) }
            }
        case (CELOperator.conditional, 3):
            if let isTrue = isDecided(call.arguments[0]) { return rest(of: call.arguments[isTrue ? 1 : 2]) }
        case ("has", 1), ("supported", 1):
            // Its argument must stay a selection.
            return whole(written)
        default: break
        }
        return parts(of: written)
    }

    /// The value of a condition that is the same whatever is unknown.
    private func isDecided(_ expression: CELExpr) -> Bool? {
        guard dependencies[expression.id].isLocal == false, case .bool(let value)? = values[expression.id] else {
            return nil
        }
        return value
    }

    /// The expression with what is left of its parts.
    private func parts(of expression: CELExpr) -> CELExpr {
        if case .comprehension = expression.kind { return expression }
        var isFirst = true
        return expression.replacing { part in
            defer { isFirst = false }
            return isFirst ? nil : rest(of: part)
        }
    }

    /// The expression as it is written, macros included.
    private func whole(_ expression: CELExpr) -> CELExpr {
        expression.replacing { part in
            checked.parsed.macroCalls[part.id].flatMap { $0.id == expression.id ? nil : whole($0) }
        }
    }

    // MARK: - Literals

    /// The value of an expression that came to one and would wherever it stands.
    private func literal(for expression: CELExpr) -> CELExpr? {
        guard !dependencies[expression.id].isLocal, let value = values[expression.id] else { return nil }
        return Self.literal(value, depth: 0)
    }

    /// Nil for objects, errors, unknowns and what is too large or deep.
    private static func literal(_ value: CELValue, depth: Int) -> CELExpr? {
        guard depth < 20 else { return nil }
        func inner(_ value: CELValue) -> CELExpr? { literal(value, depth: depth + 1) }
        func call(_ function: String, _ arguments: [CELExpr]) -> CELExpr {
            node(.call(CELCall(function: function, functionRange: 0..<0, arguments: arguments)))
        }
        switch value {
        case .null, .bool, .int, .uint, .string, .bytes:
            return node(.literal(value))
        case .double(let number):
            guard number.isFinite else {
                return call("double", [node(.literal(.string(CELNumberText.shortest(number))))])
            }
            return node(.literal(value))
        case .timestamp(let time): return call("timestamp", [node(.literal(.string(time.description)))])
        case .duration(let duration): return call("duration", [node(.literal(.string(duration.description)))])
        case .list(let list):
            guard list.count <= maximumCount else { return nil }
            let elements = list.elements.compactMap(inner)
            guard elements.count == list.count else { return nil }
            return node(.list(elements.map { CELListElement(value: $0) }))
        case .map(let map):
            guard map.count <= maximumCount else { return nil }
            let entries = zip(map.keys, map.values).compactMap { key, value in
                inner(key).flatMap { key in inner(value).map { CELMapEntry(key: key, value: $0) } }
            }
            return entries.count == map.count ? node(.map(entries)) : nil
        case .optional(let optional):
            guard let value = optional.value else { return call("optional.none", []) }
            return inner(value).map { call("optional.of", [$0]) }
        case .type, .object, .opaque, .error, .unknown:
            return nil
        }
    }

    private static func node(_ kind: CELExpr.Kind) -> CELExpr {
        CELExpr(id: -1, range: 0..<0, kind: kind)
    }
}
