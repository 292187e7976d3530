extension CELMacro {
    /// `cel.bind(name, value, expression)`.
    /// See https://github.com/google/cel-go/blob/master/ext/README.md#bindings.
    package static let bindings: [CELMacro] = [
        CELMacro("bind", isMember: true, namespace: "cel", argumentCount: 3) { context, call, range throws(CELIssue) in
            guard call.target?.qualifiedName == "cel" else { return nil }
            let name = try variable(call.arguments[0], of: "cel.bind")
            return context.binding(name, to: call.arguments[1], in: call.arguments[2], at: range)
        }
    ]
}
