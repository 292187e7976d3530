/// Lists seen as sets.
enum CELSets {
    /// Whether every element of the second is in the first.
    static func contains(_ list: [CELValue], _ part: [CELValue], _ steps: inout Int) -> CELValue {
        let set = CELValueSet(list, budget: &steps)
        var undecided: CELValue?
        for element in part {
            let found = set.contains(element, budget: &steps)
            switch found {
            case .bool(false): return found
            case .bool: break
            default: undecided = undecided.map { CELValue.absorbing($0, found) } ?? found
            }
        }
        return undecided ?? .bool(true)
    }

    /// Whether they have an element in common.
    static func intersects(_ left: [CELValue], _ right: [CELValue], _ steps: inout Int) -> CELValue {
        let set = CELValueSet(left, budget: &steps)
        var undecided: CELValue?
        for element in right {
            let found = set.contains(element, budget: &steps)
            switch found {
            case .bool(true): return found
            case .bool: break
            default: undecided = undecided.map { CELValue.absorbing($0, found) } ?? found
            }
        }
        return undecided ?? .bool(false)
    }
}
