extension CELMacro {
    /// `x.optMap(name, value)` and `x.optFlatMap(name, optional)`, of an optional's value where it has one.
    /// See https://pkg.go.dev/github.com/google/cel-go/cel#OptionalTypes.
    package static let optionals: [CELMacro] = [
        CELMacro("optMap", isMember: true, argumentCount: 2) { context, call, range throws(CELIssue) in
            try optionalMapping(&context, call, at: range) { context, value in
                context.call("optional.of", [value], at: range)
            }
        },
        CELMacro("optFlatMap", isMember: true, argumentCount: 2) { context, call, range throws(CELIssue) in
            try optionalMapping(&context, call, at: range) { _, value in value }
        },
    ]

    /// Names the target, so that it stands only once in the expansion: a chain of calls would double it with each link.
    private static func optionalMapping(
        _ context: inout CELMacroContext, _ call: CELCall, at range: Range<Int>,
        wrap: (inout CELMacroContext, CELExpr) -> CELExpr
    ) throws(CELIssue) -> CELExpr? {
        guard let target = call.target else { return nil }
        let name = try variable(call.arguments[0], of: call.function)
        let hasValue = context.call("hasValue", on: context.identifier(optional, at: range), [], at: range)
        let value = context.call("value", on: context.identifier(optional, at: range), [], at: range)
        let mapped = context.binding(name, to: value, in: call.arguments[1], at: range)
        let some = wrap(&context, mapped)
        let none = context.call("optional.none", [], at: range)
        let choice = context.call(CELOperator.conditional, [hasValue, some, none], at: range)
        return context.binding(optional, to: target, in: choice, at: range)
    }

    /// Names the optional; no source can write it.
    private static let optional = "@optional"
}
