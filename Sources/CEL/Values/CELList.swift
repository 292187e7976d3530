/// A list of values. Cheap to copy.
package struct CELList: Sendable {
    package private(set) var elements: [CELValue]

    package init(_ elements: [CELValue] = []) {
        self.elements = elements
    }

    package var count: Int {
        elements.count
    }

    package subscript(index: Int) -> CELValue {
        elements[index]
    }

    /// Adds in place where no one else holds the list, so that a macro that collects elements takes linear time.
    mutating func append(contentsOf other: [CELValue]) {
        elements.append(contentsOf: other)
    }
}
