/// Selecting, indexing and `in` on values that are neither errors nor unknown.
enum CELAccess {
    /// `container[index]`, through optionals; nil where the types do not go together.
    static func index(_ container: CELValue, _ index: CELValue) -> CELValue? {
        if case .optional(let optional) = container {
            guard let value = optional.value else { return container }
            return optionalIndex(value, index)
        }
        switch find(container, index) {
        case .found(let value): return value
        case .failed(let error), .absent(let error): return .error(error)
        case nil: return nil
        }
    }

    /// `container[?index]`: an optional.
    static func optionalIndex(_ container: CELValue, _ index: CELValue) -> CELValue? {
        if case .optional(let optional) = container {
            guard let value = optional.value else { return container }
            return optionalIndex(value, index)
        }
        switch find(container, index) {
        case .found(let value): return value.isValue ? .optional(CELOptional(value)) : value
        case .absent: return .optional(.none)
        case .failed(let error): return .error(error)
        case nil: return nil
        }
    }

    private enum Finding {
        case found(CELValue)
        case absent(CELError)
        case failed(CELError)
    }

    private static func find(_ container: CELValue, _ index: CELValue) -> Finding? {
        switch container {
        case .list(let list):
            guard let position = position(index) else {
                return .failed(CELError(.invalidArgument, "`\(index)` is no index of a list"))
            }
            guard position >= 0, position < list.count else {
                let reason = "the index `\(index)` is outside a list of \(list.count)"
                return .absent(CELError(.outOfRange, reason))
            }
            return .found(list[position])
        case .map(let map):
            if let value = map[index] {
                return .found(value)
            }
            guard case .invalid = CELMapKey.Probe(index) else {
                return .absent(CELError(.noSuchKey, "the map has no key `\(index)`"))
            }
            return .failed(CELError(.noSuchKey, "a map has no keys of type `\(index.typeName)`"))
        default:
            return nil
        }
    }

    /// An int, or another number that equals one.
    private static func position(_ index: CELValue) -> Int? {
        switch index {
        case .int(let value): Int(exactly: value)
        case .uint(let value): Int(exactly: value)
        case .double(let value): Int(exactly: value)
        default: nil
        }
    }

    /// `element in container`; nil where the types do not go together.
    static func contains(_ element: CELValue, _ container: CELValue, budget: inout Int) -> CELValue? {
        switch container {
        case .list(let list):
            var undecided: CELValue?
            for candidate in list.elements {
                budget -= 1
                let equal = CELEquality.compare(element, candidate, budget: &budget)
                switch equal {
                case .bool(true): return equal
                case .bool: break
                default: undecided = undecided.map { CELValue.absorbing($0, equal) } ?? equal
                }
                guard budget >= 0 else { return .error(.limit, "`in` takes more steps than one evaluation may") }
            }
            return undecided ?? .bool(false)
        case .map(let map):
            switch CELMapKey.Probe(element) {
            case .key(let key): return .bool(map.contains(key))
            case .absent: return .bool(false)
            case .invalid: return .noOverload(of: CELOperator.in, element, container)
            }
        default:
            return nil
        }
    }

    /// `operand.field`; `path` is how the operand is written, for messages.
    static func select(_ operand: CELValue, _ field: String, path: @autoclosure () -> String) -> CELValue {
        switch operand {
        case .object(let object):
            object.field(field)
                ?? .error(
                    .noSuchField,
                    "`\(path()).\(field)` is absent; guard it with `has(\(path()).\(field))` or read `\(path()).?\(field)`"
                )
        case .map(let map):
            map[field] ?? .error(.noSuchKey, "the map has no key `\(CELValue.string(field))`")
        case .optional(let optional):
            optional.value.map { optionalSelect($0, field) } ?? operand
        case .error, .unknown: operand
        default:
            .error(.noSuchOverload, "a value of type `\(operand.typeName)` has no field `\(field)`")
        }
    }

    /// `operand.?field`: an optional.
    static func optionalSelect(_ operand: CELValue, _ field: String) -> CELValue {
        let value: CELValue?
        switch operand {
        case .object(let object): value = object.field(field)
        case .map(let map): value = map[field]
        case .optional(let optional): return optional.value.map { optionalSelect($0, field) } ?? operand
        case .error, .unknown: return operand
        default: return .error(.noSuchOverload, "a value of type `\(operand.typeName)` has no field `\(field)`")
        }
        guard let value else { return .optional(.none) }
        return value.isValue ? .optional(CELOptional(value)) : value
    }

    /// `has(operand.field)`.
    static func isPresent(_ operand: CELValue, _ field: String) -> CELValue {
        switch operand {
        case .object(let object):
            switch object.field(field) {
            case nil: .bool(false)
            case .unknown(let unknown): .unknown(unknown)
            // What is malformed, or missing though it must be there, is neither present nor absent.
            case .error(let error): .error(error)
            case _?: .bool(true)
            }
        case .map(let map): .bool(map[field] != nil)
        case .optional(let optional): optional.value.map { isPresent($0, field) } ?? .bool(false)
        case .error, .unknown: operand
        default: .error(.noSuchOverload, "a value of type `\(operand.typeName)` has no field `\(field)`")
        }
    }
}
