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

    package init(direction: Direction, selected: Int, most: Int?) {
        self.direction = direction
        self.selected = selected
        self.most = most
    }
}
