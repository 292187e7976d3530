extension CELExpr {
    /// Calls `body` with each direct part, in the order of the source as far as it has one.
    package func forEachChild(_ body: (CELExpr) -> Void) {
        switch kind {
        case .literal, .identifier:
            break
        case .select(let select):
            body(select.operand)
        case .call(let call):
            if let target = call.target { body(target) }
            call.arguments.forEach(body)
        case .list(let elements):
            for element in elements { body(element.value) }
        case .map(let entries):
            for entry in entries {
                body(entry.key)
                body(entry.value)
            }
        case .message(_, let fields):
            for field in fields { body(field.value) }
        case .comprehension(let comprehension):
            body(comprehension.range)
            body(comprehension.initial)
            body(comprehension.condition)
            body(comprehension.step)
            body(comprehension.result)
        }
    }

    /// Levels of nodes, itself included.
    package var height: Int {
        var below = 0
        forEachChild { below = max(below, $0.height) }
        return below + 1
    }

    /// `a.b.c` for plain selections from a name, which may name something as a whole; nil for other expressions, those with
    /// quoted names among them.
    package var qualifiedName: String? {
        switch kind {
        case .identifier(let name):
            return name
        case .select(let select) where select.mode == .value:
            guard select.field.utf8.allSatisfy(CELLexer.isName), let operand = select.operand.qualifiedName else {
                return nil
            }
            return operand + "." + select.field
        default:
            return nil
        }
    }
}

extension CELComprehension {
    /// The variable of a comprehension that walks over nothing.
    package static let unusedVariable = "#unused"

    /// Whether it only gives a name, its accumulator's, to a value, as `cel.bind` does.
    package var isBinding: Bool {
        variable == Self.unusedVariable
    }
}
