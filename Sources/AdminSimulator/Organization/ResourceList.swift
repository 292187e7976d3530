/// What a list can hold: something with an id of its own.
protocol Listed: Sendable {
    var id: String { get }
}

/// Resources in their order, found by id or by position.
///
/// Nothing is ever taken out or moved, so a position names the same resource as long as the simulator runs: that is
/// what makes a page cursor survive updates.
struct ResourceList<Element: Listed>: Sendable {
    private(set) var elements: [Element] = []
    private var positions: [String: Int] = [:]

    var count: Int {
        elements.count
    }

    /// False, and nothing changes, when the id is taken.
    mutating func append(_ element: Element) -> Bool {
        guard positions[element.id] == nil else { return false }
        positions[element.id] = elements.count
        elements.append(element)
        return true
    }

    subscript(id: String) -> Element? {
        positions[id].map { elements[$0] }
    }

    /// Replaces the element with the same id; an id that is not in the list changes nothing.
    mutating func update(_ element: Element) {
        guard let position = positions[element.id] else { return }
        elements[position] = element
    }

    func contains(_ id: String) -> Bool {
        positions[id] != nil
    }
}
