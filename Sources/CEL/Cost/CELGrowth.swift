/// How the size of a value grows with the sizes of collections.
package struct CELGrowth: Hashable, Sendable {
    /// The exponent by which the number of elements, the length of a text or a whole number grows; 0 where it does not.
    package var degree: Int
    /// Of each element; nil where it does not grow.
    private var boxed: [CELGrowth] = []

    /// A value of which the elements grow too.
    package init(_ degree: Int, elements: CELGrowth? = nil) {
        self.degree = degree
        if let elements, elements.total > 0 { boxed = [elements] }
    }

    /// Of what does not grow.
    package static let none = CELGrowth(0)

    /// Of a list of objects that do not grow.
    package static let collection = CELGrowth(1)

    /// Whether it does not grow.
    package var isNone: Bool { total == 0 }

    var element: CELGrowth { boxed.first ?? .none }

    /// Of all that is in it, at all levels.
    var total: Int { degree + (boxed.first?.total ?? 0) }

    func union(_ other: CELGrowth) -> CELGrowth {
        guard total > 0 || other.total > 0 else { return .none }
        return CELGrowth(max(degree, other.degree), elements: element.union(other.element))
    }
}
