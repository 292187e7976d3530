package import CEL

/// What a `count` rule counted where its bound does not hold.
package struct ObservedCount: Hashable, Sendable {
    package enum Direction: String, Sendable {
        /// There are more than `max`.
        case tooMany
        /// There are fewer than `min`.
        case tooFew
        /// There are more than `max`, or fewer than `min`, and the other bound does not hold for sure either.
        case mixed
    }

    package var direction: Direction
    /// How many were selected for sure; of a count `by` key, of the worst key.
    package var selected: Int
    /// How many there may be at most, of any key; nil where what was not seen may hold any number.
    package var most: Int?
    /// Of a count `by` key, the keys whose numbers are not right for sure; nil for other counts.
    package var keys: Keys?

    /// Keys of which the bounds of a count do not hold for sure.
    package struct Keys: Hashable, Sendable {
        /// Out of bounds for sure.
        package var failing: [CELStringKey: ObservedCount]
        /// Out of bounds perhaps.
        package var doubtful: [CELStringKey: ObservedCount]
        /// Whether there may be others, since the keys of some resources were not seen.
        package var mayBeMore: Bool

        package init(
            failing: [CELStringKey: ObservedCount], doubtful: [CELStringKey: ObservedCount] = [:],
            mayBeMore: Bool = false
        ) {
            self.failing = failing
            self.doubtful = doubtful
            self.mayBeMore = mayBeMore
        }
    }

    package init(direction: Direction, selected: Int, most: Int?, keys: Keys? = nil) {
        self.direction = direction
        self.selected = selected
        self.most = most
        self.keys = keys
    }

    /// Whether it is further out of bounds than what was accepted; what may be, since not all was seen, is. A key that was not
    /// accepted is, unless nobody wrote down keys.
    func isBeyond(_ accepted: Int, _ acceptedKeys: [CELStringKey: Int]?) -> Bool {
        guard let keys, let acceptedKeys else { return isBeyond(accepted) }
        let all = keys.failing.merging(keys.doubtful) { failing, _ in failing }
        return keys.mayBeMore || all.contains { key, count in acceptedKeys[key].map(count.isBeyond) ?? true }
    }

    private func isBeyond(_ accepted: Int) -> Bool {
        let isMore = most.map { $0 > accepted } ?? true
        switch direction {
        case .tooMany: return isMore
        case .tooFew: return selected < accepted
        case .mixed: return isMore || selected < accepted
        }
    }
}
