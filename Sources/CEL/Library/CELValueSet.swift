/// A set of values under the language's equality: scalars are hashed, lists and the like compared one by one.
struct CELValueSet {
    private var keys: Set<CELMapKey> = []
    private var others: [CELValue] = []

    init() {}

    init(_ values: [CELValue], budget: inout Int) {
        for value in values {
            budget -= value.comparisonCost
            insert(value)
        }
    }

    mutating func insert(_ value: CELValue) {
        switch CELMapKey.Probe(value) {
        case .key(let key): keys.insert(key)
        case .absent, .invalid: others.append(value)
        }
    }

    /// A bool, or an error or unknown where an element that is one, or the budget, leaves it undecided.
    func contains(_ value: CELValue, budget: inout Int) -> CELValue {
        budget -= value.comparisonCost
        if case .key(let key) = CELMapKey.Probe(value), keys.contains(key) {
            return .bool(true)
        }
        return CELAccess.contains(value, .list(others), budget: &budget) ?? .bool(false)
    }
}
