/// What comprehensions over lists and maps have in common: walking over the elements, each in the variables of the loop.
struct CELLoop: Sendable {
    private let range: CELNode
    private let slot: Int
    private let slot2: Int?

    /// `slot2`: the second variable, which makes the first one the index or the key.
    init(range: CELNode, slot: Int, slot2: Int?) {
        self.range = range
        self.slot = slot
        self.slot2 = slot2
    }

    /// Calls `body` for each element until it gives false; an error or unknown where there is nothing to walk over.
    func forEach(_ frame: CELFrame, _ body: () -> Bool) -> CELValue? {
        let collection = range.evaluate(frame)
        switch collection {
        case .list(let list):
            for (index, element) in list.elements.enumerated() {
                if slot2 == nil {
                    frame.locals[slot] = element
                } else {
                    set(frame, .int(Int64(index)), element)
                }
                guard body(), !frame.isExhausted else { break }
            }
        case .map(let map):
            for (key, value) in zip(map.keys, map.values) {
                set(frame, key, value)
                guard body(), !frame.isExhausted else { break }
            }
        case .error, .unknown:
            return collection
        default:
            return .error(.noSuchOverload, "a value of type `\(collection.typeName)` has no elements to walk over")
        }
        return nil
    }

    private func set(_ frame: CELFrame, _ first: CELValue, _ second: CELValue) {
        frame.steps -= 1
        frame.locals[slot] = first
        if let slot2 {
            frame.locals[slot2] = second
        }
    }
}
