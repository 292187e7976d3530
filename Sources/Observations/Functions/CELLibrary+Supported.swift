package import CEL

extension CELLibrary {
    /// The macro `supported(user.mfa_enabled)`: whether the dialect of the run has the field at all. It stands for a call of
    /// `supportedFunction` on the field's presence, which rules replace by the answer; elsewhere every field is there.
    package static let supported = CELLibrary(
        [
            CELFunction(
                supportedFunction,
                [
                    .unary("supported_bool", .bool, .bool) { _ in .bool(true) }
                ])
        ],
        macros: [
            CELMacro("supported", isMember: false, argumentCount: 1) { context, call, range throws(CELIssue) in
                let argument = call.arguments[0]
                guard case .select(var select) = argument.kind, select.mode == .value else {
                    throw CELIssue(at: argument.range, "`supported` takes a field, such as `user.mfa_enabled`")
                }
                select.mode = .presence
                let presence = context.node(.select(select), at: argument.range)
                return context.call(supportedFunction, [presence], at: range)
            }
        ])

    /// No source can write it.
    package static let supportedFunction = "@supported"
}
