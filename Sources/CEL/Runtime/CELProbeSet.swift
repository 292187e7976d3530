/// The elements of a list, for many `in`s: says of each value what walking over the list would say.
struct CELProbeSet: Sendable {
    /// Fewer elements are compared one by one, which is faster.
    static let smallestCount = 8

    private var keys: Set<CELProbeKey> = []
    /// The numbers by their keys, which some share without being equal.
    private var numbers: [CELProbeKey: [CELValue]] = [:]
    /// Lists, maps, errors, unknowns and the like.
    private var others: [CELValue] = []

    init(_ elements: [CELValue], steps: inout Int) {
        keys.reserveCapacity(elements.count)
        for element in elements {
            steps -= element.comparisonCost
            guard steps >= 0 else { return }
            switch CELProbeKey.reading(element) {
            case .key(let key):
                if case .number = key {
                    numbers[key, default: []].append(element)
                } else {
                    keys.insert(key)
                }
            case .unequal: break
            case .other: others.append(element)
            }
        }
    }

    /// A bool; an error or unknown where an element that is one, or the budget, leaves it undecided.
    func contains(_ value: CELValue, budget: inout Int) -> CELValue {
        budget -= value.comparisonCost
        if case .key(let key) = CELProbeKey.reading(value) {
            if case .number = key, let candidates = numbers[key] {
                let found = CELAccess.contains(value, .list(candidates), budget: &budget)
                if case .bool(false)? = found {} else if let found { return found }
            } else if keys.contains(key) {
                return .bool(true)
            }
        }
        return others.isEmpty ? .bool(false) : CELAccess.contains(value, .list(others), budget: &budget) ?? .bool(false)
    }
}
