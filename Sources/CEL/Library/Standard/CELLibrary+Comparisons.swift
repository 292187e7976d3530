extension CELLibrary {
    static let comparisons: [CELFunction] = [
        CELFunction(
            CELOperator.equals,
            [
                .metered("equals", [.parameter("A"), .parameter("A")], .bool) { arguments, steps in
                    CELEquality.compare(arguments[0], arguments[1], budget: &steps)
                }
            ]),
        CELFunction(
            CELOperator.notEquals,
            [
                .metered("not_equals", [.parameter("A"), .parameter("A")], .bool) { arguments, steps in
                    CELComparison.negated(CELEquality.compare(arguments[0], arguments[1], budget: &steps))
                }
            ]),
        order(CELOperator.less, "less", CELComparison.isLess),
        order(CELOperator.lessOrEqual, "less_equals", CELComparison.isLessOrEqual),
        order(CELOperator.greater, "greater", CELComparison.isGreater),
        order(CELOperator.greaterOrEqual, "greater_equals", CELComparison.isGreaterOrEqual),
    ]

    private static func order(
        _ name: String, _ prefix: String, _ compare: @escaping @Sendable (CELValue, CELValue) -> CELValue?
    ) -> CELFunction {
        let types: [(String, CELType)] = [
            ("bool", .bool), ("int64", .int), ("uint64", .uint), ("double", .double), ("string", .string),
            ("bytes", .bytes), ("timestamp", .timestamp), ("duration", .duration),
        ]
        return CELFunction(
            name, types.map { .binary("\(prefix)_\($0.0)", $0.1, $0.1, .bool, implementation: compare) })
    }
}
