/// The elements of a list by the value of an expression on each of them, their key.
struct CELIndex: Sendable {
    /// How the key of an element is compared with what is looked for.
    enum Comparison: Sendable {
        /// `key == probe`
        case equals
        /// `probe in key`
        case contains
        /// `key in probe`
        case isIn
    }

    private let comparison: Comparison
    /// The first entry of each key; entries of one key are chained in the order of the elements.
    private var first: [CELProbeKey: Int32] = [:]
    private var entries: [(element: Int32, next: Int32)] = []
    /// Places of elements whose key is an error, unknown or no scalar: always considered.
    private var aside: [Int] = []

    /// Nil where that takes more steps than are left. `key` computes the key of the element at a place.
    init?(count: Int, _ comparison: Comparison, steps: inout Int, key: (Int, inout Int) -> CELValue) {
        guard count < Int32.max else { return nil }
        self.comparison = comparison
        // From the last to the first, so that each chain begins with the first.
        for place in (0..<count).reversed() {
            steps -= 1
            let key = key(place, &steps)
            guard steps >= 0 else { return nil }
            add(place, key, &steps)
        }
        guard steps >= 0, entries.count < Int32.max else { return nil }
        aside.reverse()
    }

    private mutating func add(_ place: Int, _ key: CELValue, _ steps: inout Int) {
        var values = [key]
        if comparison == .contains {
            guard case .list(let list) = key else { return aside.append(place) }
            values = list.elements
        }
        var keys: [CELProbeKey] = []
        for value in values {
            steps -= value.comparisonCost
            switch CELProbeKey.reading(value) {
            case .key(let key): keys.append(key)
            case .unequal: break
            case .other: return aside.append(place)
            }
        }
        for key in keys {
            entries.append((Int32(place), first[key] ?? -1))
            first[key] = Int32(entries.count - 1)
        }
    }

    /// The places, in order, of all elements for which the comparison is anything but false; nil where only looking at all of them
    /// can tell, since the probe is an error, unknown, or of a type that cannot be compared with.
    func candidates(for probe: CELValue, steps: inout Int) -> [Int]? {
        guard probe.isValue else { return nil }
        var places: [Int]
        switch comparison {
        case .equals, .contains:
            places = self.places(of: probe)
        case .isIn:
            guard case .list(let list) = probe else { return nil }
            places = []
            for value in list.elements {
                steps -= value.comparisonCost
                // What is in the list and is not compared by key may be undecided for every element.
                guard value.isValue else { return nil }
                places += self.places(of: value)
            }
        }
        steps -= places.count + aside.count
        return places.count + aside.count < 2 ? places + aside : Array(Set(places).union(aside)).sorted()
    }

    private func places(of value: CELValue) -> [Int] {
        guard case .key(let key) = CELProbeKey.reading(value), var entry = first[key] else { return [] }
        var places: [Int] = []
        while entry >= 0 {
            places.append(Int(entries[Int(entry)].element))
            entry = entries[Int(entry)].next
        }
        return places
    }
}
