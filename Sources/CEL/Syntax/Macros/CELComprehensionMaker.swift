/// Writes the comprehensions that macros over collections stand for.
/// See https://github.com/google/cel-go/blob/master/parser/macro.go.
struct CELComprehensionMaker {
    private let collection: CELExpr
    private let variable: CELExpr
    private let variableName: String
    private let variable2Name: String?
    /// The arguments behind the variables: an optional filter and what to compute.
    private let bodies: [CELExpr]
    private let range: Range<Int>

    /// Nil where the call has no target. Throws where an argument does not name a variable.
    init?(_ call: CELCall, variables: Int, at range: Range<Int>) throws(CELIssue) {
        guard let target = call.target, call.arguments.count > variables else { return nil }
        collection = target
        variable = call.arguments[0]
        variableName = try CELMacro.variable(variable, of: call.function)
        if variables == 2 {
            let name = try CELMacro.variable(call.arguments[1], of: call.function)
            guard name != variableName else {
                throw CELIssue(at: call.arguments[1].range, CELSyntaxMessages.variableRepeated(name))
            }
            variable2Name = name
        } else {
            variable2Name = nil
        }
        bodies = Array(call.arguments[variables...])
        self.range = range
    }

    /// False once the body is false.
    func all(_ context: inout CELMacroContext) -> CELExpr {
        let initial = context.literal(.bool(true), at: range)
        let condition = context.call(CELOperator.notStrictlyFalse, [accumulator(&context)], at: range)
        let step = context.call(CELOperator.and, [accumulator(&context)] + bodies, at: range)
        return fold(&context, from: initial, while: condition, step: step)
    }

    /// True once the body is true.
    func exists(_ context: inout CELMacroContext) -> CELExpr {
        let initial = context.literal(.bool(false), at: range)
        let isFalse = context.call(CELOperator.not, [accumulator(&context)], at: range)
        let condition = context.call(CELOperator.notStrictlyFalse, [isFalse], at: range)
        let step = context.call(CELOperator.or, [accumulator(&context)] + bodies, at: range)
        return fold(&context, from: initial, while: condition, step: step)
    }

    /// True where the body is true exactly once.
    func existsOne(_ context: inout CELMacroContext) -> CELExpr {
        let initial = context.literal(.int(0), at: range)
        let always = context.literal(.bool(true), at: range)
        let one = context.literal(.int(1), at: range)
        let sum = context.call(CELOperator.add, [accumulator(&context), one], at: range)
        let step = context.call(CELOperator.conditional, bodies + [sum, accumulator(&context)], at: range)
        let expected = context.literal(.int(1), at: range)
        let result = context.call(CELOperator.equals, [accumulator(&context), expected], at: range)
        return fold(&context, from: initial, while: always, step: step, result: result)
    }

    /// The elements for which the body is true.
    func filter(_ context: inout CELMacroContext) -> CELExpr {
        collect(&context, [variable], where: bodies.first)
    }

    /// The values of the body, or of the second body where the first one is true.
    func list(_ context: inout CELMacroContext) -> CELExpr {
        collect(&context, [bodies[bodies.count - 1]], where: bodies.count > 1 ? bodies[0] : nil)
    }

    /// The values of the body under the first variable as a key.
    func map(_ context: inout CELMacroContext) -> CELExpr {
        insert(&context, [variable, bodies[bodies.count - 1]])
    }

    /// The entries of the maps that the body gives.
    func mapEntries(_ context: inout CELMacroContext) -> CELExpr {
        insert(&context, [bodies[bodies.count - 1]])
    }

    private func collect(
        _ context: inout CELMacroContext, _ elements: [CELExpr], where filter: CELExpr?
    ) -> CELExpr {
        let initial = context.list([], at: range)
        let elements = context.list(elements, at: range)
        let step = context.call(CELOperator.add, [accumulator(&context), elements], at: range)
        return gather(&context, from: initial, step: step, where: filter)
    }

    private func insert(_ context: inout CELMacroContext, _ entry: [CELExpr]) -> CELExpr {
        let initial = context.node(.map([]), at: range)
        let step = context.call(CELLibrary.mapInsert, [accumulator(&context)] + entry, at: range)
        return gather(&context, from: initial, step: step, where: bodies.count > 1 ? bodies[0] : nil)
    }

    private func gather(
        _ context: inout CELMacroContext, from initial: CELExpr, step: CELExpr, where filter: CELExpr?
    ) -> CELExpr {
        let always = context.literal(.bool(true), at: range)
        guard let filter else { return fold(&context, from: initial, while: always, step: step) }
        let unchanged = accumulator(&context)
        let choice = context.call(CELOperator.conditional, [filter, step, unchanged], at: range)
        return fold(&context, from: initial, while: always, step: choice)
    }

    private func fold(
        _ context: inout CELMacroContext, from initial: CELExpr, while condition: CELExpr, step: CELExpr,
        result: CELExpr? = nil
    ) -> CELExpr {
        let result = result ?? accumulator(&context)
        return context.node(
            .comprehension(
                CELComprehension(
                    range: collection, variable: variableName, variable2: variable2Name,
                    accumulator: CELMacroContext.accumulator, initial: initial, condition: condition, step: step,
                    result: result)), at: range)
    }

    private func accumulator(_ context: inout CELMacroContext) -> CELExpr {
        context.identifier(CELMacroContext.accumulator, at: range)
    }
}
