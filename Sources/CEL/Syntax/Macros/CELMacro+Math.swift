extension CELMacro {
    /// `math.greatest(…)` and `math.least(…)`, of any number of arguments or of a list.
    /// See https://github.com/google/cel-go/blob/master/ext/README.md#mathgreatest.
    package static let math: [CELMacro] = [extremum("greatest", "math.@max"), extremum("least", "math.@min")]

    private static func extremum(_ name: String, _ function: String) -> CELMacro {
        CELMacro(name, isMember: true, namespace: "math", argumentCount: nil) { context, call, range throws(CELIssue) in
            guard call.target?.qualifiedName == "math" else { return nil }
            let arguments = call.arguments
            guard let first = arguments.first else {
                throw CELIssue(at: range, CELSyntaxMessages.argumentExpected("math.\(name)"))
            }
            if arguments.count == 1, case .list(let elements) = first.kind {
                guard !elements.isEmpty else {
                    throw CELIssue(at: first.range, CELSyntaxMessages.argumentExpected("math.\(name)"))
                }
                try requireNumbers(elements.map(\.value), of: name)
            } else {
                try requireNumbers(arguments, of: name)
            }
            guard arguments.count > 2 else { return context.call(function, arguments, at: range) }
            return context.call(function, [context.list(arguments, at: range)], at: range)
        }
    }

    /// Throws at a literal that is no number; what other expressions give is the checker's business.
    private static func requireNumbers(_ arguments: [CELExpr], of name: String) throws(CELIssue) {
        for argument in arguments {
            switch argument.kind {
            case .literal(.int), .literal(.uint), .literal(.double), .identifier, .select, .call, .comprehension:
                break
            case .literal, .list, .map, .message:
                throw CELIssue(at: argument.range, CELSyntaxMessages.numbersExpected("math.\(name)"))
            }
        }
    }
}
