/// An expression made ready to be evaluated many times, also at the same time.
package struct CELProgram: Sendable {
    private let root: CELNode
    private let localCount: Int
    private let limits: CELLimits
    /// The variables that it may read, by their full names; in an unchecked program every name that an identifier may stand for.
    package let variables: Set<String>

    /// `environment` must be the one in which the expression was checked.
    package init(_ checked: CELCheckedExpr, in environment: CELEnvironment) {
        self.init(checked.parsed, checked.references, environment)
    }

    /// Names and overloads are looked up when the program runs; what cannot be found is an error then.
    package init(unchecked parsed: CELParsedExpr, in environment: CELEnvironment) {
        self.init(parsed, nil, environment)
    }

    private init(_ parsed: CELParsedExpr, _ references: [Int: CELReference]?, _ environment: CELEnvironment) {
        var planner = CELPlanner(environment: environment, references: references)
        root = planner.node(parsed.root)
        localCount = planner.localCount
        variables = planner.variables
        limits = environment.limits
    }

    /// The value; an error or unknown where there is none. `trace` records what the parts come to.
    package func evaluate(_ activation: any CELActivation, trace: CELTrace? = nil) -> CELValue {
        let frame = CELFrame(activation: activation, trace: trace, localCount: localCount, limits: limits)
        let value = root.evaluate(frame)
        // What was computed after the budget ran out may have absorbed the error that says so.
        return frame.isExhausted ? .error(CELFrame.exhaustion) : value
    }
}
