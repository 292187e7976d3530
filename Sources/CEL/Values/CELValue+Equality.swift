extension CELValue {
    /// The language's equality: numbers on one number line, NaN equal to nothing, other values of different types unequal,
    /// lists and maps by their parts. The host's view of it: false for errors, unknowns and where `limit` comparisons
    /// did not decide.
    package func isEqual(to other: CELValue, limit: Int = 10_000_000) -> Bool {
        var budget = limit
        guard case .bool(true) = CELEquality.compare(self, other, budget: &budget) else { return false }
        return true
    }
}
