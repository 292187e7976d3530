/// A list of values. Cheap to copy.
package struct CELList: Sendable {
    /// The elements in their order.
    package private(set) var elements: [CELValue]

    /// A list of these elements.
    package init(_ elements: [CELValue] = []) {
        self.elements = elements
    }

    /// How many elements there are.
    package var count: Int {
        elements.count
    }

    /// The element at an index that must be less than the count.
    package subscript(index: Int) -> CELValue {
        elements[index]
    }
}
