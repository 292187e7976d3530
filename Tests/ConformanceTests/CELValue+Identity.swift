import CEL

extension CELValue {
    /// Whether both are the same value of the same type: unlike for the language's equality, 1 is not 1.0, NaN is NaN, and
    /// -0.0 is not 0.0.
    func isIdentical(to other: CELValue) -> Bool {
        switch (self, other) {
        case (.double(let left), .double(let right)):
            left.isNaN ? right.isNaN : left.bitPattern == right.bitPattern
        case (.list(let left), .list(let right)):
            left.count == right.count
                && zip(left.elements, right.elements).allSatisfy { $0.isIdentical(to: $1) }
        case (.map(let left), .map(let right)):
            left.count == right.count
                && zip(left.keys, left.values).allSatisfy { key, value in
                    zip(right.keys, right.values).contains { key.isIdentical(to: $0) && value.isIdentical(to: $1) }
                }
        case (.optional(let left), .optional(let right)):
            switch (left.value, right.value) {
            case (nil, nil): true
            case (let left?, let right?): left.isIdentical(to: right)
            default: false
            }
        default:
            typeName == other.typeName && isEqual(to: other)
        }
    }
}
