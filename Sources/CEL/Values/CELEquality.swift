/// Compares values without recursion, so that nesting costs no stack, and with a budget, since a value that holds parts
/// several times can be exponentially larger than the memory it takes.
enum CELEquality {
    /// A bool; an unknown or error where a part is one and no other part decides; an error where the budget does not suffice.
    static func compare(_ left: CELValue, _ right: CELValue, budget: inout Int) -> CELValue {
        if let equal = scalars(left, right, &budget) {
            return .bool(equal)
        }
        var pending = [(left, right)]
        var undecided: CELValue?
        while let (left, right) = pending.popLast() {
            budget -= 1
            if let equal = scalars(left, right, &budget) {
                if !equal { return .bool(false) }
                continue
            }
            switch (left, right) {
            case (.list(let left), .list(let right)):
                guard left.count == right.count else { return .bool(false) }
                budget -= left.count
                guard budget >= 0 else { return limit }
                pending.append(contentsOf: zip(left.elements, right.elements))
            case (.map(let left), .map(let right)):
                guard left.count == right.count else { return .bool(false) }
                budget -= left.count
                guard budget >= 0 else { return limit }
                for (key, value) in zip(left.keys, left.values) {
                    guard let other = right[key] else { return .bool(false) }
                    pending.append((value, other))
                }
            case (.optional(let left), .optional(let right)):
                switch (left.value, right.value) {
                case (nil, nil): break
                case (let left?, let right?): pending.append((left, right))
                default: return .bool(false)
                }
            default:
                undecided = undecided.map { CELValue.absorbing($0, left) } ?? left
                undecided = undecided.map { CELValue.absorbing($0, right) }
            }
            guard budget >= 0 else { return limit }
        }
        return undecided ?? .bool(true)
    }

    private static var limit: CELValue {
        .error(.limit, "comparing the values takes more steps than one evaluation may")
    }

    /// Whether two values are equal, unless both are collections of one kind, or one is an error or unknown.
    private static func scalars(_ left: CELValue, _ right: CELValue, _ budget: inout Int) -> Bool? {
        switch (left, right) {
        case (.error, _), (.unknown, _), (_, .error), (_, .unknown): return nil
        case (.list, .list), (.map, .map), (.optional, .optional): return nil
        case (.string(let left), .string(let right)):
            budget -= left.utf8.count >> 4
            return left.hasSameScalars(as: right)
        case (.bool(let left), .bool(let right)): return left == right
        case (.int(let left), .int(let right)): return left == right
        case (.uint(let left), .uint(let right)): return left == right
        case (.double(let left), .double(let right)): return left == right
        case (.int(let left), .uint(let right)): return left >= 0 && UInt64(left) == right
        case (.uint(let left), .int(let right)): return right >= 0 && UInt64(right) == left
        case (.int(let left), .double(let right)), (.double(let right), .int(let left)):
            return CELOrder.compare(left, right) == .equal
        case (.uint(let left), .double(let right)), (.double(let right), .uint(let left)):
            return CELOrder.compare(left, right) == .equal
        case (.null, .null): return true
        case (.bytes(let left), .bytes(let right)): return left == right
        case (.timestamp(let left), .timestamp(let right)): return left == right
        case (.duration(let left), .duration(let right)): return left == right
        case (.type(let left), .type(let right)): return left == right
        case (.object(let left), .object(let right)): return left.isEqual(to: right)
        case (.opaque(let left), .opaque(let right)): return left.isEqual(to: right)
        default: return false
        }
    }
}
