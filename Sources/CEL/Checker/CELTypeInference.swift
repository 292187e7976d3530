/// What is known of type variables while an expression is checked.
///
/// A port of the reference implementation's unification, with an undo log in place of copied substitutions and a bound on
/// the work, since types can grow exponentially with the length of an expression.
/// See https://github.com/google/cel-go/blob/master/checker/types.go.
struct CELTypeInference {
    private var bindings: [String: CELType] = [:]
    /// What bindings were before they changed, latest last.
    private var undo: [(variable: String, type: CELType?)] = []
    private var variables = 0
    private var remainingSteps: Int

    init(steps: Int) {
        remainingSteps = steps
    }

    /// Whether the bound on the work was hit; every type is assignable to every other one from there on.
    var isExhausted: Bool {
        remainingSteps <= 0
    }

    mutating func freshVariable() -> CELType {
        variables += 1
        return .parameter("_\(variables)")
    }

    /// A signature with fresh variables in place of its parameters.
    mutating func instantiate(_ types: [CELType]) -> [CELType] {
        guard types.contains(where: \.hasParameter) else { return types }
        variables += 1
        let suffix = "_\(variables)"
        return types.map { $0.renamingParameters(suffix: suffix) }
    }

    /// Whether a value of each type can stand where the other type of its pair is due; binds variables only if so.
    mutating func areAssignable(_ types: [CELType], to others: [CELType]) -> Bool {
        guard types.count == others.count else { return false }
        for (type, other) in zip(types, others) where !assign(type, to: other) {
            while let last = undo.popLast() {
                bindings[last.variable] = last.type
            }
            return false
        }
        undo.removeAll(keepingCapacity: true)
        return true
    }

    mutating func isAssignable(_ type: CELType, to other: CELType) -> Bool {
        areAssignable([type], to: [other])
    }

    /// The common type of two elements of a literal: `dyn` where they have no other.
    mutating func join(_ type: CELType, _ other: CELType) -> CELType {
        isAssignable(type, to: other) ? mostGeneral(type, other) : .dyn
    }

    /// The type with variables replaced by what they are bound to; unbound ones stay, or become `dyn`.
    mutating func resolve(_ type: CELType, unboundToDyn: Bool = false) -> CELType {
        guard step() else { return .dyn }
        switch type {
        case .parameter(let name):
            if let bound = bindings[name] { return resolve(bound, unboundToDyn: unboundToDyn) }
            return unboundToDyn ? .dyn : type
        case .list(let element):
            return .list(resolve(element, unboundToDyn: unboundToDyn))
        case .map(let key, let value):
            return .map(resolve(key, unboundToDyn: unboundToDyn), resolve(value, unboundToDyn: unboundToDyn))
        case .optional(let value):
            return .optional(resolve(value, unboundToDyn: unboundToDyn))
        case .type(let type):
            return .type(resolve(type, unboundToDyn: unboundToDyn))
        case .wrapper(let type):
            return .wrapper(resolve(type, unboundToDyn: unboundToDyn))
        case .opaque(let name, let types):
            var resolved: [CELType] = []
            for type in types { resolved.append(resolve(type, unboundToDyn: unboundToDyn)) }
            return .opaque(name, resolved)
        default:
            return type
        }
    }

    // MARK: Unification

    private mutating func assign(_ type: CELType, to other: CELType) -> Bool {
        guard step() else { return true }
        if case .parameter(let variable) = other {
            let (isValid, wasBound) = bind(variable, to: type)
            if isValid { return true }
            if wasBound { return false }
        }
        if case .parameter(let variable) = type {
            return bind(variable, to: other).isValid
        }
        switch (type, other) {
        case (.dyn, _), (_, .dyn), (.error, _), (_, .error), (.type, .type):
            return true
        case (.null, _):
            return other.isNullable
        case (_, .null):
            return type.isNullable
        case (.wrapper(let type), _):
            return assign(type, to: other)
        case (_, .wrapper(let other)):
            return assign(type, to: other)
        case (.list(let element), .list(let otherElement)):
            return assign(element, to: otherElement)
        case (.map(let key, let value), .map(let otherKey, let otherValue)):
            return assign(key, to: otherKey) && assign(value, to: otherValue)
        case (.optional(let value), .optional(let otherValue)):
            return assign(value, to: otherValue)
        case (.opaque(let name, let types), .opaque(let otherName, let otherTypes)):
            guard name == otherName, types.count == otherTypes.count else { return false }
            for (type, other) in zip(types, otherTypes) where !assign(type, to: other) { return false }
            return true
        default:
            return type.isSameLeaf(as: other)
        }
    }

    /// Binds a variable, or makes what it is bound to more general.
    private mutating func bind(_ variable: String, to type: CELType) -> (isValid: Bool, wasBound: Bool) {
        if type == .parameter(variable) { return (true, true) }
        if let bound = bindings[variable] {
            if case .parameter(let name) = type, bound == .parameter(name) { return (true, true) }
            guard assign(type, to: bound) else { return (false, true) }
            let general = mostGeneral(type, bound)
            if !occurs(variable, in: general) { set(variable, to: general) }
            return (true, true)
        }
        guard !occurs(variable, in: type) else { return (false, false) }
        set(variable, to: type)
        return (true, false)
    }

    private mutating func set(_ variable: String, to type: CELType) {
        undo.append((variable, bindings[variable]))
        bindings[variable] = type
    }

    private mutating func occurs(_ variable: String, in type: CELType) -> Bool {
        guard step() else { return false }
        switch type {
        case .parameter(let name):
            if name == variable { return true }
            guard let bound = bindings[name] else { return false }
            return occurs(variable, in: bound)
        case .list(let inner), .optional(let inner), .type(let inner), .wrapper(let inner):
            return occurs(variable, in: inner)
        case .map(let key, let value):
            return occurs(variable, in: key) || occurs(variable, in: value)
        case .opaque(_, let types):
            for type in types where occurs(variable, in: type) { return true }
            return false
        default:
            return false
        }
    }

    /// Of two types that unify the one that says less.
    private mutating func mostGeneral(_ type: CELType, _ other: CELType) -> CELType {
        saysLess(type, than: other) ? type : other
    }

    /// Whether a type is the same as another one or has `dyn` or a variable where that one is more specific.
    private mutating func saysLess(_ type: CELType, than other: CELType) -> Bool {
        guard step() else { return true }
        switch (type, other) {
        case (.dyn, _), (.parameter, _), (.type, .type):
            return true
        case (_, .dyn), (_, .parameter):
            return false
        // Null may stand for values of some types.
        case (_, .null):
            return type.isNullable
        case (.list(let element), .list(let otherElement)):
            return saysLess(element, than: otherElement)
        case (.map(let key, let value), .map(let otherKey, let otherValue)):
            return saysLess(key, than: otherKey) && saysLess(value, than: otherValue)
        case (.optional(let value), .optional(let otherValue)):
            return saysLess(value, than: otherValue)
        case (.wrapper(let type), .wrapper(let other)), (.wrapper(let type), let other):
            return saysLess(type, than: other)
        case (.opaque(let name, let types), .opaque(let otherName, let otherTypes)):
            guard name == otherName, types.count == otherTypes.count else { return false }
            for (type, other) in zip(types, otherTypes) where !saysLess(type, than: other) { return false }
            return true
        default:
            return type.isSameLeaf(as: other)
        }
    }

    private mutating func step() -> Bool {
        remainingSteps -= 1
        return remainingSteps > 0
    }
}
