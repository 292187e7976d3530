extension CELLibrary {
    /// Programs evaluate these operators themselves, since they need not see all of their arguments; what stands here serves
    /// the checker, and callers that have values already.
    static let logic: [CELFunction] = [
        CELFunction(
            CELOperator.conditional,
            [
                CELOverload("conditional", [.bool, .parameter("A"), .parameter("A")], .parameter("A")) { arguments in
                    guard case .bool(let condition) = arguments[0] else { return nil }
                    return condition ? arguments[1] : arguments[2]
                }
            ]),
        CELFunction(
            CELOperator.and,
            [.binary("logical_and", .bool, .bool, .bool) { CELLogic.and($0, $1) }]),
        CELFunction(
            CELOperator.or,
            [.binary("logical_or", .bool, .bool, .bool) { CELLogic.or($0, $1) }]),
        CELFunction(
            CELOperator.not,
            [
                .unary("logical_not", .bool, .bool) { value in
                    guard case .bool(let value) = value else { return nil }
                    return .bool(!value)
                }
            ]),
        CELFunction(
            CELOperator.notStrictlyFalse,
            [
                .unary("not_strictly_false", .bool, .bool) { value in
                    if case .bool(false) = value { .bool(false) } else { .bool(true) }
                }
            ]),
    ]
}
