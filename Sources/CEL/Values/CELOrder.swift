/// The language's order of values.
/// See https://github.com/google/cel-spec/blob/master/doc/langdef.md#ordering.
enum CELOrder {
    case less, equal, greater
    /// One of them is NaN: neither before, nor after, nor equal.
    case unordered

    /// Nil where the types have no order, or not with each other.
    static func compare(_ left: CELValue, _ right: CELValue) -> CELOrder? {
        switch (left, right) {
        case (.int(let left), .int(let right)): of(left, right)
        case (.string(let left), .string(let right)):
            left.hasSameScalars(as: right) ? .equal : left.precedesByScalars(right) ? .less : .greater
        case (.timestamp(let left), .timestamp(let right)): of(left, right)
        case (.duration(let left), .duration(let right)): of(left, right)
        case (.double(let left), .double(let right)): of(left, right)
        case (.uint(let left), .uint(let right)): of(left, right)
        case (.int(let left), .uint(let right)): left < 0 ? .less : of(UInt64(left), right)
        case (.uint(let left), .int(let right)): right < 0 ? .greater : of(left, UInt64(right))
        case (.int(let left), .double(let right)): compare(left, right)
        case (.uint(let left), .double(let right)): compare(left, right)
        case (.double(let left), .int(let right)): compare(right, left).reversed
        case (.double(let left), .uint(let right)): compare(right, left).reversed
        case (.bool(let left), .bool(let right)): of(left ? 1 : 0, right ? 1 : 0)
        case (.bytes(let left), .bytes(let right)):
            left == right ? .equal : left.lexicographicallyPrecedes(right) ? .less : .greater
        default: nil
        }
    }

    /// Compares as doubles, as the conformance suite wants it, although that loses digits beyond 2^53: the greatest int equals
    /// 2^63.
    static func compare(_ left: Int64, _ right: Double) -> CELOrder {
        of(Double(left), right)
    }

    /// As for int.
    static func compare(_ left: UInt64, _ right: Double) -> CELOrder {
        of(Double(left), right)
    }

    private static func of<Value: Comparable>(_ left: Value, _ right: Value) -> CELOrder {
        left < right ? .less : left == right ? .equal : left > right ? .greater : .unordered
    }

    private var reversed: CELOrder {
        switch self {
        case .less: .greater
        case .greater: .less
        case .equal, .unordered: self
        }
    }
}
