/// A part of an expression as its author wrote it, and what became of it in one evaluation.
package struct CELTerm: Sendable {
    /// What became of a part.
    package enum Outcome: Sendable {
        case value(CELValue)
        /// An error or unknown in spite of which what is around it has a value.
        case absorbed(CELValue)
        /// Why it was not evaluated.
        case notEvaluated(String)
        /// So many parts that are not listed.
        case omitted(Int)
    }

    /// As it is written, white space as single blanks.
    package var source: String
    package var outcome: Outcome
    /// What the names that a macro gave stood for when it was evaluated.
    package var names: [(name: String, value: CELValue)] = []
    /// What it is made of, literals aside.
    package var parts: [CELTerm] = []

    init(_ source: String, _ outcome: Outcome, parts: [CELTerm] = []) {
        self.source = source
        self.outcome = outcome
        self.parts = parts
    }
}

extension CELProgram {
    /// The value of an expression that was compiled to this program, and how it came about.
    package func explain(_ checked: CELCheckedExpr, _ activation: any CELActivation) -> CELTerm {
        let trace = CELTrace(stepLimit: CELExplainer.stepLimit)
        let value = evaluate(activation, trace: trace)
        var term = CELExplainer(checked, trace).term(checked.parsed.root)
        // The budget may have run out on the way, whatever the last step says.
        if case .error = value { term.outcome = .value(value) }
        return term
    }
}
