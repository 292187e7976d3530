/// An expression evaluated while some of what it reads is declared unknown.
package struct CELPartialEvaluation: Sendable {
    /// The value, if it is the same whatever the unknown attributes are; an error if it is one whatever they are; or unknown, with
    /// those of them that have to be known before anything more can be said.
    package let value: CELValue
    /// The source of an expression that comes to the same once the unknown attributes are known: what is decided stands in it as
    /// literals, and what cannot matter any more is left out.
    package let residual: String

    /// `unknown`: paths such as `user` or `user.roles`, which make unknown what is read below them, and what they are part of
    /// where that is read as a whole. `environment` must be the one in which the expression was checked.
    package init(
        _ checked: CELCheckedExpr, in environment: CELEnvironment, unknown: Set<String>, _ activation: any CELActivation
    ) {
        let attributes = CELUnknownAttributes(unknown)
        let hidden = attributes.hiding(in: checked)
        let activation = attributes.hiding(in: activation)
        let trace = CELTrace()
        value = CELProgram(hidden, in: environment).evaluate(activation, trace: trace)
        var values = trace.values
        Self.complete(&values, hidden, in: environment, activation)
        residual = CELResidual(checked, values).source
    }

    /// Adds the values of parts that the evaluation had no need of, as far as they take little.
    private static func complete(
        _ values: inout [Int: CELValue], _ checked: CELCheckedExpr, in environment: CELEnvironment,
        _ activation: any CELActivation
    ) {
        let dependencies = CELDependencies(checked, varying: [])
        var environment = environment
        environment.limits.evaluationSteps = min(environment.limits.evaluationSteps, 10_000)
        var evaluations = 100
        func visit(_ node: CELExpr) {
            if values[node.id] == nil, evaluations > 0, !dependencies[node.id].isLocal, node.isOperation {
                evaluations -= 1
                var part = checked
                part.parsed.root = node
                let trace = CELTrace()
                _ = CELProgram(part, in: environment).evaluate(activation, trace: trace)
                values.merge(trace.values) { known, _ in known }
            }
            // Within a comprehension names stand for what only it knows.
            if case .comprehension(let comprehension) = node.kind {
                visit(comprehension.range)
                visit(comprehension.initial)
            } else {
                node.forEachChild(visit)
            }
        }
        visit(checked.parsed.root)
    }
}

extension CELExpr {
    /// Whether it has a value of its own that is not written there already; the namespace of a function has none.
    fileprivate var isOperation: Bool {
        switch kind {
        case .literal, .message: false
        case .identifier, .select, .call, .list, .map, .comprehension: true
        }
    }
}
