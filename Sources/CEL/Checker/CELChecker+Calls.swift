extension CELChecker {
    mutating func call(_ call: CELCall, _ expression: CELExpr) -> CELType {
        guard let callee = callee(of: call) else { return unknownFunction(call, expression) }
        var arguments: [CELType] = []
        if callee.isMember, let target = call.target {
            arguments.append(check(target))
        }
        for argument in call.arguments { arguments.append(check(argument)) }
        switch call.function {
        case CELOperator.and, CELOperator.or, CELOperator.not:
            requireBool(call.arguments, arguments)
            references[expression.id] = .overloads(callee.function.overloads.map(\.id))
            return .bool
        case CELOperator.conditional where arguments.count == 3:
            requireBool([call.arguments[0]], [arguments[0]])
            arguments[0] = .bool
        default:
            break
        }
        guard let (type, overloads) = resolve(callee, arguments) else {
            // A mistake in an argument was reported; that it fits nothing follows from it.
            if arguments.contains(.error) { return .error }
            let types = arguments.map { shown($0) }
            let written = CELWrittenCall(call, expression, parsed)
            report(at: written.range, CELCheckerMessages.noOverload(written, callee.function, types))
            return .error
        }
        references[expression.id] = .overloads(overloads)
        return type
    }

    /// A function as a call uses it.
    struct Callee {
        var function: CELFunction
        /// Called on a target, which is its first argument.
        var isMember: Bool
    }

    private func callee(of call: CELCall) -> Callee? {
        guard call.target != nil else {
            return environment.function(call.function).map { Callee(function: $0, isMember: false) }
        }
        if let function = environment.qualifiedFunction(of: call) {
            return Callee(function: function, isMember: false)
        }
        return environment.function(call.function).map { Callee(function: $0, isMember: true) }
    }

    /// The result and the identifiers of all overloads that fit; a result that depends on the overload is `dyn`.
    private mutating func resolve(
        _ callee: Callee, _ arguments: [CELType]
    ) -> (type: CELType, overloads: [String])? {
        var result: CELType?
        var overloads: [String] = []
        for overload in callee.function.overloads
        where overload.isMember == callee.isMember && overload.parameters.count == arguments.count {
            let signature = inference.instantiate(overload.parameters + [overload.result])
            guard inference.areAssignable(arguments, to: signature.dropLast()) else { continue }
            overloads.append(overload.id)
            let type = inference.resolve(signature[signature.count - 1])
            if let earlier = result, earlier != type {
                result = .dyn
            } else {
                result = type
            }
        }
        return result.map { ($0, overloads) }
    }

    private mutating func requireBool(_ arguments: [CELExpr], _ types: [CELType]) {
        for (argument, type) in zip(arguments, types) where !inference.isAssignable(type, to: .bool) {
            report(at: argument.range, CELCheckerMessages.boolExpected(shown(type)))
        }
    }

    private mutating func unknownFunction(_ call: CELCall, _ expression: CELExpr) -> CELType {
        let counts = environment.library.macros.filter {
            $0.name == call.function && $0.isMember == (call.target != nil)
        }.compactMap(\.argumentCount)
        if !counts.isEmpty {
            // The arguments of a macro are not expressions on their own: variables are declared among them.
            report(at: call.functionRange, CELCheckerMessages.macroArguments(call, counts))
            return .error
        }
        if let target = call.target {
            if let name = target.qualifiedName, !isLocal(name), environment.resolve(name) == nil,
                isNamespace(name)
                    || CELCheckerMessages.isLikeFunction(name + "." + call.function, in: environment.library)
            {
                let range = target.range.lowerBound..<call.functionRange.upperBound
                let function = name + "." + call.function
                report(at: range, CELCheckerMessages.unknownFunction(function, in: environment.library))
                call.arguments.forEach { check($0) }
                return .error
            }
            check(target)
        }
        call.arguments.forEach { check($0) }
        report(
            at: call.functionRange,
            call.target == nil
                ? CELCheckerMessages.unknownFunction(call.function, in: environment.library)
                : CELCheckerMessages.unknownMember(call.function, in: environment.library))
        return .error
    }

    /// Whether names of functions begin with it.
    private func isNamespace(_ name: String) -> Bool {
        environment.library.functions.keys.contains { $0.hasPrefix(name + ".") }
            || environment.library.macros.contains { $0.namespace == name }
    }
}
