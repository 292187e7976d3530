import CEL

extension CELMacro {
    /// The suite's own macros for expressions whose common parts were taken out: `cel.block([a, b], result)`, in which
    /// `cel.index(0)` stands for `a`, and names of variables that no source can write.
    static let block: [CELMacro] = [
        CELMacro("block", isMember: true, argumentCount: 2) { context, call, range throws(CELIssue) in
            guard isCEL(call), case .list(let parts) = call.arguments[0].kind else { return nil }
            var result = call.arguments[1]
            for (index, part) in parts.enumerated().reversed() {
                let value = context.call("dyn", [part.value], at: range)
                result = context.binding("@index\(index)", to: value, in: result, at: range)
            }
            return result
        },
        CELMacro("index", isMember: true, argumentCount: 1) { context, call, range throws(CELIssue) in
            guard isCEL(call), let index = number(call.arguments[0]) else { return nil }
            return context.identifier("@index\(index)", at: range)
        },
        variable("iterVar", prefix: "@it"),
        variable("accuVar", prefix: "@ac"),
    ]

    private static func variable(_ name: String, prefix: String) -> CELMacro {
        CELMacro(name, isMember: true, argumentCount: 2) { context, call, range throws(CELIssue) in
            guard isCEL(call), let depth = number(call.arguments[0]), let index = number(call.arguments[1])
            else { return nil }
            return context.identifier("\(prefix):\(depth):\(index)", at: range)
        }
    }

    private static func isCEL(_ call: CELCall) -> Bool {
        call.target?.qualifiedName == "cel"
    }

    private static func number(_ argument: CELExpr) -> Int64? {
        if case .literal(.int(let number)) = argument.kind { number } else { nil }
    }
}
