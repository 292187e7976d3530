/// What comprehensions over lists and maps have in common: walking over the elements, each in the variables of the loop.
struct CELLoop: Sendable {
    let range: CELNode
    let slot: Int
    let slot2: Int?
    /// How to find the elements that matter without walking over all of them.
    var lookup: CELLookup?
    /// For which texts the condition may be other than neutral, where that is plain.
    var support: CELTextSupport?

    /// `slot2`: the second variable, which makes the first one the index or the key.
    init(range: CELNode, slot: Int, slot2: Int?) {
        self.range = range
        self.slot = slot
        self.slot2 = slot2
    }

    /// Calls `body` for each element until it gives false; an error or unknown where there is nothing to walk over. Elements that
    /// change nothing may be left out.
    func forEach(_ frame: CELFrame, _ body: () -> Bool) -> CELValue? {
        let collection = range.evaluate(frame)
        switch collection {
        case .list(let list):
            if let lookup, let places = lookup.places(in: list, frame, set: { set(frame, place: $0, list[$0]) }) {
                for place in places {
                    set(frame, place: place, list[place])
                    guard body(), !frame.isExhausted else { break }
                }
                return nil
            }
            for (place, element) in list.elements.enumerated() {
                set(frame, place: place, element)
                guard body(), !frame.isExhausted else { break }
            }
        case .map(let map):
            for (key, value) in zip(map.keys, map.values) {
                frame.steps -= 1
                frame.locals[slot] = key
                if let slot2 {
                    frame.locals[slot2] = value
                }
                guard body(), !frame.isExhausted else { break }
            }
        case .error, .unknown:
            return collection
        default:
            return .error(.noSuchOverload, "a value of type `\(collection.typeName)` has no elements to walk over")
        }
        return nil
    }

    private func set(_ frame: CELFrame, place: Int, _ element: CELValue) {
        if let slot2 {
            frame.steps -= 1
            frame.locals[slot] = .int(Int64(place))
            frame.locals[slot2] = element
        } else {
            frame.locals[slot] = element
        }
    }
}
