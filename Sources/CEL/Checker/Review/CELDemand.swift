/// How two values may stand to each other: a set of less, equal and greater.
struct CELRelation: OptionSet {
    let rawValue: Int

    static let less = CELRelation(rawValue: 1)
    static let equal = CELRelation(rawValue: 2)
    static let greater = CELRelation(rawValue: 4)

    init(rawValue: Int) {
        self.rawValue = rawValue
    }

    /// Nil for a function that is no comparison.
    init?(_ function: String) {
        switch function {
        case CELOperator.equals: self = .equal
        case CELOperator.notEquals: self = [.less, .greater]
        case CELOperator.less: self = .less
        case CELOperator.lessOrEqual: self = [.less, .equal]
        case CELOperator.greater: self = .greater
        case CELOperator.greaterOrEqual: self = [.greater, .equal]
        default: return nil
        }
    }

    var negated: CELRelation {
        CELRelation([.less, .equal, .greater]).subtracting(self)
    }

    /// The same with both sides exchanged.
    var mirrored: CELRelation {
        var mirrored = intersection(.equal)
        if contains(.less) { mirrored.insert(.greater) }
        if contains(.greater) { mirrored.insert(.less) }
        return mirrored
    }
}

/// What terms ask of one value together.
struct CELDemand {
    /// One of these; nil: anything.
    private var values: [CELValue]?
    private var excluded: [CELValue] = []
    private var lower: Bound?
    private var upper: Bound?
    /// How it may stand to something that is not known beforehand.
    private var relation: CELRelation = [.less, .equal, .greater]
    /// Whether there is nothing between two neighbouring integers.
    private var isWhole = false

    private struct Bound {
        var value: CELValue
        /// Whether the value itself is allowed.
        var isIncluded: Bool
    }

    /// What is excluded is compared with each value; what goes beyond is not looked at.
    private static let exclusionLimit = 100

    private init() {}

    static func oneOf(_ values: [CELValue]) -> CELDemand {
        var demand = CELDemand()
        demand.values = values
        return demand
    }

    static func noneOf(_ values: [CELValue]) -> CELDemand {
        var demand = CELDemand()
        demand.excluded = values
        return demand
    }

    static func related(_ relation: CELRelation) -> CELDemand {
        var demand = CELDemand()
        demand.relation = relation
        return demand
    }

    init(_ relation: CELRelation, _ value: CELValue, isWhole: Bool) {
        self.isWhole = isWhole
        switch relation {
        case .equal: values = [value]
        case [.less, .greater]: excluded = [value]
        case .less: upper = Bound(value: value, isIncluded: false)
        case [.less, .equal]: upper = Bound(value: value, isIncluded: true)
        case .greater: lower = Bound(value: value, isIncluded: false)
        case [.greater, .equal]: lower = Bound(value: value, isIncluded: true)
        default: break
        }
    }

    /// What both ask.
    func and(_ other: CELDemand) -> CELDemand {
        var both = self
        if let values = other.values {
            both.values =
                self.values.map { own in own.filter { value in values.contains { $0.isEqual(to: value) } } } ?? values
        }
        both.excluded += other.excluded.prefix(max(0, Self.exclusionLimit - excluded.count))
        both.lower = Self.tighter(lower, other.lower, .greater)
        both.upper = Self.tighter(upper, other.upper, .less)
        both.relation = relation.intersection(other.relation)
        both.isWhole = isWhole || other.isWhole
        return both
    }

    /// Whether nothing is like that, as far as it can be told.
    var isImpossible: Bool {
        if relation.isEmpty { return true }
        if let values {
            return values.allSatisfy { value in
                excluded.contains { $0.isEqual(to: value) } || isBelow(value) || isAbove(value)
            }
        }
        guard let lower, let upper else { return false }
        switch CELOrder.compare(lower.value, upper.value) {
        case .greater: return true
        case .equal:
            let isExcluded = excluded.contains { $0.isEqual(to: lower.value) }
            return !lower.isIncluded || !upper.isIncluded || isExcluded
        case .less:
            guard isWhole, !lower.isIncluded, !upper.isIncluded, let low = lower.value.wholeNumber,
                let high = upper.value.wholeNumber
            else { return false }
            return low + 1 == high
        case .unordered, nil: return false
        }
    }

    private func isBelow(_ value: CELValue) -> Bool {
        guard let lower, let order = CELOrder.compare(value, lower.value) else { return false }
        return order == .less || order == .equal && !lower.isIncluded
    }

    private func isAbove(_ value: CELValue) -> Bool {
        guard let upper, let order = CELOrder.compare(value, upper.value) else { return false }
        return order == .greater || order == .equal && !upper.isIncluded
    }

    private static func tighter(_ left: Bound?, _ right: Bound?, _ order: CELOrder) -> Bound? {
        guard let left, let right else { return left ?? right }
        switch CELOrder.compare(left.value, right.value) {
        case order: return left
        case .equal: return left.isIncluded ? right : left
        case nil: return left
        default: return right
        }
    }
}
