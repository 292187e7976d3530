extension CELLibrary {
    static let comparisons: [CELFunction] = [
        CELFunction(
            CELOperator.equals,
            [.binary("equals", .parameter("A"), .parameter("A"), .bool) { CELComparison.equals($0, $1) }]),
        CELFunction(
            CELOperator.notEquals,
            [.binary("not_equals", .parameter("A"), .parameter("A"), .bool) { CELComparison.notEquals($0, $1) }]),
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
