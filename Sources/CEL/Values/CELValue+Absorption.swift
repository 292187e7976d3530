extension CELValue {
    /// What two operands, of which at least one is an error or unknown, come to together: the union of the unknowns, or else
    /// the first error.
    static func absorbing(_ left: CELValue, _ right: CELValue) -> CELValue {
        switch (left, right) {
        case (.unknown(let left), .unknown(let right)): .unknown(left.union(right))
        case (.unknown, _): left
        case (_, .unknown): right
        case (.error, _): left
        default: right
        }
    }
}
