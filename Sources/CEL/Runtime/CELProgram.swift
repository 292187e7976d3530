/// An expression made ready to be evaluated many times, also at the same time.
package struct CELProgram: Sendable {
    private let root: CELNode
    private let localCount: Int
    private let limits: CELLimits
    /// The variables that it may read, by their full names; in an unchecked program every name that an identifier may stand for.
    package let variables: Set<String>
    /// The same for many evaluations; nil where no variables are said to vary.
    private var planned: Planned?

    private struct Planned: Sendable {
        var root: CELNode
        var localCount: Int
        var memorySlots: Int
    }

    /// `environment` must be the one in which the expression was checked.
    package init(_ checked: CELCheckedExpr, in environment: CELEnvironment) {
        self.init(checked.parsed, checked.references, environment)
    }

    /// Also planned for many evaluations between which only `varying` variables change.
    package init(_ checked: CELCheckedExpr, in environment: CELEnvironment, varying: Set<String>) {
        self.init(checked, in: environment)
        var planner = CELPlanner(
            environment: environment, references: checked.references,
            dependencies: CELDependencies(checked, varying: varying))
        let root = planner.node(checked.parsed.root)
        planned = Planned(root: root, localCount: planner.localCount, memorySlots: planner.memorySlots)
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

    /// What tells it from other programs.
    package var id: ObjectIdentifier {
        ObjectIdentifier(root)
    }

    /// The value; an error or unknown where there is none. `trace` records what the parts come to.
    package func evaluate(_ activation: any CELActivation, trace: CELTrace? = nil) -> CELValue {
        evaluate(root, CELFrame(activation: activation, trace: trace, localCount: localCount, limits: limits))
    }

    /// The program with a memory of its own.
    package func bound() -> CELBoundProgram {
        CELBoundProgram(
            self, memorySlots: planned?.memorySlots ?? 0, steps: limits.runSteps,
            keptSteps: limits.keptSteps)
    }

    func frame(_ memory: CELMemory, _ activation: any CELActivation) -> CELFrame {
        CELFrame(activation: activation, memory: memory, localCount: planned?.localCount ?? localCount, limits: limits)
    }

    func evaluatePlanned(_ frame: CELFrame) -> CELValue {
        evaluate(planned?.root ?? root, frame)
    }

    private func evaluate(_ root: CELNode, _ frame: CELFrame) -> CELValue {
        let value = root.evaluate(frame)
        // What was computed after the budget ran out may have absorbed the error that says so.
        return frame.isExhausted ? .error(CELFrame.exhaustion) : value
    }
}
