/// What the functions on lists compute; nil where an argument has not their types.
enum CELLists {
    static func slice(_ list: CELValue, _ start: CELValue, _ end: CELValue) -> CELValue? {
        guard case (.list(let list), .int(let start), .int(let end)) = (list, start, end) else { return nil }
        guard start >= 0, start <= end, end <= list.count else {
            return .error(.outOfRange, "`slice(\(start), \(end))` is no part of a list of \(list.count)")
        }
        return .list(Array(list.elements[Int(start)..<Int(end)]))
    }

    /// Replaces lists within the list by their elements, `depth` levels deep.
    static func flatten(_ list: CELValue, _ depth: CELValue, _ steps: inout Int) -> CELValue? {
        guard case (.list(let list), .int(let depth)) = (list, depth) else { return nil }
        guard depth >= 0 else { return .error(.invalidArgument, "the depth of `flatten` must not be negative") }
        var flat: [CELValue] = []
        // What is left to look at, the next last: lists may be nested more deeply than the stack allows.
        var pending: [(elements: ArraySlice<CELValue>, depth: Int64)] = [(list.elements[...], depth)]
        while case (var elements, let depth)? = pending.popLast() {
            guard let element = elements.popFirst() else { continue }
            steps -= 1
            guard flat.count < CELLibraryLimits.collectionSize else { return CELLibraryLimits.exceeded }
            guard canAfford(flat.count, &steps) else { return CELLibraryLimits.exceeded }
            pending.append((elements, depth))
            if depth > 0, case .list(let nested) = element {
                pending.append((nested.elements[...], depth - 1))
            } else {
                flat.append(element)
            }
        }
        return .list(flat)
    }

    /// Stable, by keys of one type that has an order.
    static func sort(_ list: CELValue, by keys: CELValue, _ steps: inout Int) -> CELValue? {
        guard case (.list(let list), .list(let keys)) = (list, keys) else { return nil }
        guard list.count == keys.count else {
            return .error(.invalidArgument, "a list cannot be sorted by another number of keys")
        }
        guard let type = keys.elements.first?.typeName else { return .list(list) }
        // Each key is compared about as often as their number has bits.
        let comparisons = Int.bitWidth - keys.count.leadingZeroBitCount
        for key in keys.elements {
            guard key.typeName == type, CELOrder.compare(key, key) != nil else {
                return .error(.noSuchOverload, "a list can only be sorted by values of one type that has an order")
            }
            steps -= comparisons * key.comparisonCost
            guard steps >= 0 else { return CELLibraryLimits.exceeded }
        }
        let order = keys.elements.indices.sorted { left, right in
            let order = CELOrder.compare(keys[left], keys[right])
            return order == .less || order != .greater && left < right
        }
        return .list(order.map { list[$0] })
    }

    /// The first of each set of equal elements.
    static func distinct(_ list: CELValue, _ steps: inout Int) -> CELValue? {
        guard case .list(let list) = list else { return nil }
        var seen = CELValueSet()
        var distinct: [CELValue] = []
        for element in list.elements {
            switch seen.contains(element, budget: &steps) {
            case .bool(true): break
            case .bool:
                seen.insert(element)
                distinct.append(element)
            case let undecided: return undecided
            }
        }
        return .list(distinct)
    }

    /// 0 up to but without the number.
    static func range(_ end: CELValue, _ steps: inout Int) -> CELValue? {
        guard case .int(let end) = end else { return nil }
        guard end <= CELLibraryLimits.collectionSize, canAfford(max(0, Int(end)), &steps) else {
            return CELLibraryLimits.exceeded
        }
        return .list((0..<max(0, end)).map(CELValue.int))
    }

    /// Whether the steps that are left are enough for a result of so many elements, which is paid for once it is there. None are
    /// left where they are not.
    private static func canAfford(_ count: Int, _ steps: inout Int) -> Bool {
        if steps < count * CELFrame.stepsPerElement { steps = -1 }
        return steps >= 0
    }
}
