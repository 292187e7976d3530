/// `[a, ?b]`: an element after `?` is an optional and left out where it has no value.
final class CELListNode: CELNode, @unchecked Sendable {
    private let elements: [(value: CELNode, isOptional: Bool)]

    init(_ id: Int, _ elements: [(value: CELNode, isOptional: Bool)]) {
        self.elements = elements
        super.init(id)
    }

    override func compute(_ frame: CELFrame) -> CELValue {
        var values: [CELValue] = []
        values.reserveCapacity(elements.count)
        var failure: CELValue?
        for element in elements {
            var value: CELValue? = element.value.evaluate(frame)
            if element.isOptional {
                value = value.flatMap(CELOptional.entry)
            }
            guard let value else { continue }
            if value.isValue {
                values.append(value)
            } else {
                failure = failure.map { CELValue.absorbing($0, value) } ?? value
            }
        }
        return failure ?? frame.admit(.list(values))
    }
}
