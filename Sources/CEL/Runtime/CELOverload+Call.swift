extension CELOverload {
    /// The result for values that are neither errors nor unknown; nil where the overload is not for values of their types.
    package func call(_ arguments: [CELValue]) -> CELValue? {
        var steps = CELLimits().evaluationSteps
        return call(arguments, steps: &steps)
    }

    func call(_ arguments: [CELValue], steps: inout Int) -> CELValue? {
        guard arguments.count == parameters.count else { return nil }
        switch implementation {
        case .unary(let compute): return compute(arguments[0])
        case .binary(let compute): return compute(arguments[0], arguments[1])
        case .any(let compute): return compute(arguments)
        case .metered(let compute):
            let result = compute(arguments, &steps)
            return steps < 0 ? .error(CELFrame.exhaustion) : result
        }
    }
}
