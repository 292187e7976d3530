/// The comparison operators on values that are neither errors nor unknown; nil where the types cannot be compared.
enum CELComparison {
    static func negated(_ value: CELValue) -> CELValue {
        if case .bool(let value) = value { .bool(!value) } else { value }
    }

    static func isLess(_ left: CELValue, _ right: CELValue) -> CELValue? {
        CELOrder.compare(left, right).map { .bool($0 == .less) }
    }

    static func isLessOrEqual(_ left: CELValue, _ right: CELValue) -> CELValue? {
        CELOrder.compare(left, right).map { .bool($0 == .less || $0 == .equal) }
    }

    static func isGreater(_ left: CELValue, _ right: CELValue) -> CELValue? {
        CELOrder.compare(left, right).map { .bool($0 == .greater) }
    }

    static func isGreaterOrEqual(_ left: CELValue, _ right: CELValue) -> CELValue? {
        CELOrder.compare(left, right).map { .bool($0 == .greater || $0 == .equal) }
    }
}
