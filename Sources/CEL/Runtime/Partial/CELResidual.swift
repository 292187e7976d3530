/// What is left of an expression after a partial evaluation.
struct CELResidual {
    /// Values of more parts, or 16 times as many bytes, are left as they are written.
    private static let maximumSize = 1_000

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
        var room = Self.maximumSize
        return Self.literal(value, depth: 0, &room)
    }

    /// Nil for objects, errors, unknowns and what is too large or deep.
    private static func literal(_ value: CELValue, depth: Int, _ room: inout Int) -> CELExpr? {
        room -= value.comparisonCost
        guard depth < 20, room >= 0 else { return nil }
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
            var elements: [CELListElement] = []
            for element in list.elements {
                guard let element = literal(element, depth: depth + 1, &room) else { return nil }
                elements.append(CELListElement(value: element))
            }
            return node(.list(elements))
        case .map(let map):
            var entries: [CELMapEntry] = []
            for (key, value) in zip(map.keys, map.values) {
                guard let key = literal(key, depth: depth + 1, &room),
                    let value = literal(value, depth: depth + 1, &room)
                else { return nil }
                entries.append(CELMapEntry(key: key, value: value))
            }
            return node(.map(entries))
        case .optional(let optional):
            guard let value = optional.value else { return call("optional.none", []) }
            return literal(value, depth: depth + 1, &room).map { call("optional.of", [$0]) }
        case .type, .object, .opaque, .error, .unknown:
            return nil
        }
    }

    private static func node(_ kind: CELExpr.Kind) -> CELExpr {
        CELExpr(id: -1, range: 0..<0, kind: kind)
    }
}
