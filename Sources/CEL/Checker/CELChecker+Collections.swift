extension CELChecker {
    mutating func list(_ elements: [CELListElement]) -> CELType {
        var joined: CELType?
        for element in elements {
            var type = check(element.value)
            if element.isOptional { type = unwrapped(type, element.value) }
            joined = joined.map { inference.join($0, type) } ?? type
        }
        return .list(joined ?? inference.freshVariable())
    }

    mutating func map(_ entries: [CELMapEntry]) -> CELType {
        var joinedKey: CELType?
        var joinedValue: CELType?
        for entry in entries {
            var key = inference.resolve(check(entry.key))
            if !key.canBeKey {
                report(at: entry.key.range, CELCheckerMessages.notAKey(shown(key)))
                key = .error
            }
            joinedKey = joinedKey.map { inference.join($0, key) } ?? key
            var value = check(entry.value)
            if entry.isOptional { value = unwrapped(value, entry.value) }
            joinedValue = joinedValue.map { inference.join($0, value) } ?? value
        }
        return .map(joinedKey ?? inference.freshVariable(), joinedValue ?? inference.freshVariable())
    }

    mutating func message(_ name: String, _ fields: [CELMessageField], at range: Range<Int>) -> CELType {
        for field in fields { check(field.value) }
        let nameRange = range.lowerBound..<range.lowerBound + name.utf8.count
        report(at: nameRange, CELCheckerMessages.notAMessage(name, isKnown: environment.resolve(name) != nil))
        return .error
    }

    mutating func comprehension(_ comprehension: CELComprehension, _ expression: CELExpr) -> CELType {
        let range = inference.resolve(check(comprehension.range))
        let accumulator = check(comprehension.initial)
        let (first, second) = elements(of: range, comprehension, expression)
        let outer = locals.count
        locals.append((comprehension.accumulator, accumulator))
        locals.append((comprehension.variable, first))
        if let name = comprehension.variable2 { locals.append((name, second)) }
        check(comprehension.condition)
        let step = check(comprehension.step)
        if !inference.isAssignable(accumulator, to: step) {
            report(at: comprehension.step.range, CELCheckerMessages.typeExpected(shown(accumulator), shown(step)))
        }
        locals.removeSubrange((outer + 1)...)
        let result = check(comprehension.result)
        locals.removeLast()
        return inference.resolve(result)
    }

    /// The types of the variables of a comprehension over a collection.
    private mutating func elements(
        of range: CELType, _ comprehension: CELComprehension, _ expression: CELExpr
    ) -> (first: CELType, second: CELType) {
        switch range {
        case .list(let element):
            return comprehension.variable2 == nil ? (element, element) : (.int, element)
        case .map(let key, let value):
            return (key, value)
        case .dyn, .error:
            return (range, range)
        case .parameter:
            _ = inference.isAssignable(.dyn, to: range)
            return (.dyn, .dyn)
        default:
            var name = "the macro"
            if case .call(let call) = parsed.macroCalls[expression.id]?.kind { name = "`\(call.function)`" }
            report(at: comprehension.range.range, CELCheckerMessages.notACollection(shown(range), name))
            return (.error, .error)
        }
    }

    /// The type of the value of what is marked with `?`.
    private mutating func unwrapped(_ type: CELType, _ expression: CELExpr) -> CELType {
        switch inference.resolve(type) {
        case .optional(let value): return value
        case .dyn: return .dyn
        case .error: return .error
        case let other:
            report(at: expression.range, CELCheckerMessages.optionalExpected(shown(other)))
            return .error
        }
    }
}
