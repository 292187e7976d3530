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
        let trace = CELTrace()
        value = CELProgram(attributes.hiding(in: checked), in: environment)
            .evaluate(attributes.hiding(in: activation), trace: trace)
        residual = CELResidual(checked, trace).source
    }
}
