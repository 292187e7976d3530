extension CELPlanner {
    /// The operators, which work by the types of the values alone, whatever overloads the checker found.
    mutating func operation(_ id: Int, _ call: CELCall) -> CELNode? {
        let arguments = call.arguments
        switch (call.function, arguments.count) {
        case (CELOperator.conditional, 3):
            return CELConditionalNode(id, node(arguments[0]), node(arguments[1]), node(arguments[2]))
        case (CELOperator.and, 2):
            return CELLogicNode(id, node(arguments[0]), node(arguments[1]), deciding: false)
        case (CELOperator.or, 2):
            return CELLogicNode(id, node(arguments[0]), node(arguments[1]), deciding: true)
        case (CELOperator.not, 1): return CELNotNode(id, node(arguments[0]))
        case (CELOperator.notStrictlyFalse, 1): return CELNotStrictlyFalseNode(id, node(arguments[0]))
        case (CELOperator.equals, 2):
            return CELEqualityNode(id, node(arguments[0]), node(arguments[1]), isNegated: false)
        case (CELOperator.notEquals, 2):
            return CELEqualityNode(id, node(arguments[0]), node(arguments[1]), isNegated: true)
        case (CELOperator.in, 2) where isKeptHere(arguments[1]):
            return CELProbeNode(id, node(arguments[0]), in: node(arguments[1]), slot: newMemorySlot())
        case (CELOperator.in, 2):
            return CELMembershipNode(
                id, node(arguments[0]), node(arguments[1]),
                operation: { left, right, frame in CELAccess.contains(left, right, budget: &frame.steps) })
        case (CELOperator.negate, 1):
            return CELUnaryNode(id, call.function, node(arguments[0])) { value, _ in CELArithmetic.negate(value) }
        default:
            guard arguments.count == 2, let operation = Self.binary(call.function) else { return nil }
            return CELBinaryNode(
                id, call.function, node(arguments[0]), node(arguments[1]), operation: operation)
        }
    }

    private static func binary(_ name: String) -> CELBinaryNode.Operation? {
        switch name {
        case CELOperator.less: charged(CELComparison.isLess)
        case CELOperator.lessOrEqual: charged(CELComparison.isLessOrEqual)
        case CELOperator.greater: charged(CELComparison.isGreater)
        case CELOperator.greaterOrEqual: charged(CELComparison.isGreaterOrEqual)
        case CELOperator.add: { left, right, frame in CELArithmetic.add(left, right).map(frame.admit) }
        case CELOperator.subtract: { left, right, _ in CELArithmetic.subtract(left, right) }
        case CELOperator.multiply: { left, right, _ in CELArithmetic.multiply(left, right) }
        case CELOperator.divide: { left, right, _ in CELArithmetic.divide(left, right) }
        case CELOperator.modulo: { left, right, _ in CELArithmetic.modulo(left, right) }
        case CELOperator.index: charged(CELAccess.index)
        case CELOperator.optionalIndex: charged(CELAccess.optionalIndex)
        default: nil
        }
    }

    private static func charged(
        _ operation: @escaping @Sendable (CELValue, CELValue) -> CELValue?
    ) -> CELBinaryNode.Operation {
        { left, right, frame in
            frame.charge(for: left)
            frame.charge(for: right)
            return operation(left, right)
        }
    }
}
