extension CELMacro {
    /// `has`, `all`, `exists`, `exists_one`, `map`, `filter`.
    /// See https://github.com/google/cel-spec/blob/master/doc/langdef.md#macros.
    package static let standard: [CELMacro] = [
        CELMacro("has", isMember: false, argumentCount: 1) { context, call, range throws(CELIssue) in
            guard case .select(var select) = call.arguments[0].kind, select.mode == .value else {
                throw CELIssue(at: call.arguments[0].range, CELSyntaxMessages.hasNeedsField)
            }
            select.mode = .presence
            return context.node(.select(select), at: range)
        },
        comprehension("all", variables: 1, bodies: 1) { $0.all(&$1) },
        comprehension("exists", variables: 1, bodies: 1) { $0.exists(&$1) },
        comprehension("exists_one", variables: 1, bodies: 1) { $0.existsOne(&$1) },
        comprehension("existsOne", variables: 1, bodies: 1) { $0.existsOne(&$1) },
        comprehension("map", variables: 1, bodies: 1) { $0.list(&$1) },
        comprehension("map", variables: 1, bodies: 2) { $0.list(&$1) },
        comprehension("filter", variables: 1, bodies: 1) { $0.filter(&$1) },
    ]

    /// A macro called on a collection: names of variables, then expressions that use them.
    static func comprehension(
        _ name: String, variables: Int, bodies: Int,
        make: @escaping @Sendable (CELComprehensionMaker, inout CELMacroContext) -> CELExpr
    ) -> CELMacro {
        CELMacro(name, isMember: true, argumentCount: variables + bodies) { context, call, range throws(CELIssue) in
            guard let maker = try CELComprehensionMaker(call, variables: variables, at: range) else { return nil }
            return make(maker, &context)
        }
    }

    /// The name that an argument introduces.
    static func variable(_ argument: CELExpr, of macro: String) throws(CELIssue) -> String {
        guard case .identifier(let name) = argument.kind, !name.hasPrefix(".") else {
            throw CELIssue(at: argument.range, CELSyntaxMessages.variableExpected(macro))
        }
        return name
    }
}
