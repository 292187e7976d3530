import CEL
import Observations

/// How many resources a `count` `by` key selects, key by key.
struct KeyTally {
    /// Selected for sure.
    private(set) var selected: [CELStringKey: Int] = [:]
    /// Perhaps selected, of a known key.
    private(set) var undecided: [CELStringKey: Int] = [:]
    /// Of which the key is not known; they may be of any key, also of one that nothing else has.
    private(set) var loose = 0

    /// `keys`: nil where they are not known. A resource counts once for each of its keys.
    mutating func add(_ keys: Set<CELStringKey>?, isSelected: Bool) {
        guard let keys else {
            loose += 1
            return
        }
        for key in keys {
            if isSelected {
                selected[key, default: 0] += 1
            } else {
                undecided[key, default: 0] += 1
            }
        }
    }

    mutating func formUnion(_ other: KeyTally) {
        selected.merge(other.selected, uniquingKeysWith: +)
        undecided.merge(other.undecided, uniquingKeysWith: +)
        loose += other.loose
    }

    /// How many resources may be of the key besides those that are; nil where what was not seen may hold any number.
    func doubtful(_ key: CELStringKey, isComplete: Bool) -> Int? {
        isComplete ? (undecided[key] ?? 0) + loose : nil
    }

    /// The worst verdict of all keys. `isComplete`: nothing was left unseen.
    func verdict(_ bounds: CountBounds, isComplete: Bool) -> CountBounds.Verdict {
        var worst = CountBounds.Verdict.pass
        func add(_ verdict: CountBounds.Verdict) {
            switch (worst, verdict) {
            case (.fail, _), (_, .pass): break
            case (.undetermined(let reasons), .undetermined(let others)): worst = .undetermined(reasons + others)
            default: worst = verdict
            }
        }
        for (key, count) in selected {
            add(bounds.judge(selected: count, undecided: doubtful(key, isComplete: isComplete)))
        }
        if let (count, undecided) = possible(isComplete: isComplete) {
            let verdict = bounds.judge(selected: count, undecided: undecided)
            add(verdict == .fail ? .undetermined([]) : verdict)
        }
        return worst
    }

    /// The number of the largest key of which it is not known whether it has any resource; if it does, then at least one. Nil
    /// where there is none.
    private func possible(isComplete: Bool) -> CountBounds.Number? {
        guard isComplete else { return (1, nil) }
        let most = undecided.keys.filter { selected[$0] == nil }.compactMap { undecided[$0] }.max() ?? 0
        return most + loose == 0 ? nil : (1, most + loose - 1)
    }

    /// What was counted where the bounds do not hold for some key.
    func observed(_ bounds: CountBounds, isComplete: Bool) -> ObservedCount {
        var numbers = selected.mapValues { ($0, nil as Int?) }
        for key in selected.keys { numbers[key]?.1 = doubtful(key, isComplete: isComplete) }
        // A key has one resource at least, or it is none.
        for key in undecided.keys where selected[key] == nil {
            numbers[key] = (1, doubtful(key, isComplete: isComplete).map { $0 - 1 })
        }
        var keys = ObservedCount.Keys(failing: [:])
        for (key, number) in numbers {
            switch bounds.judge(selected: number.0, undecided: number.1) {
            case .pass: break
            case .fail where selected[key] != nil: keys.failing[key] = bounds.observed([number])
            case .fail, .undetermined: keys.doubtful[key] = bounds.observed([number])
            }
        }
        let other: CountBounds.Number? = !isComplete ? (1, nil) : loose > 0 ? (1, loose - 1) : nil
        keys.mayBeMore = other.map { bounds.judge(selected: $0.selected, undecided: $0.undecided) != .pass } ?? false
        var count = bounds.observed(
            selected.map { key, count in (count, doubtful(key, isComplete: isComplete)) }
                + [possible(isComplete: isComplete)].compactMap(\.self))
        count.keys = keys
        return count
    }

    /// The keys of which the bounds do not hold, in the order of their UTF-8 bytes.
    func failing(_ bounds: CountBounds, isComplete: Bool) -> [CELStringKey] {
        selected.keys.filter { key in
            bounds.judge(selected: selected[key] ?? 0, undecided: doubtful(key, isComplete: isComplete)) == .fail
        }.sorted { $0.string.utf8.lexicographicallyPrecedes($1.string.utf8) }
    }
}

extension CELValue {
    /// The keys that a value of `by` stands for; an error or unknown where it stands for none.
    var countKeys: CountKeys {
        switch self {
        case .string(let key): return .keys([CELStringKey(key)])
        case .list(let list):
            var keys: Set<CELStringKey> = []
            for element in list.elements {
                guard case .string(let key) = element else { return element.countKeys.orUndecided(element) }
                keys.insert(CELStringKey(key))
            }
            return .keys(keys)
        case .error, .unknown: return .undecided(self)
        default:
            return .undecided(.error(CELError(.noSuchOverload, "`by` must be a string or a list of them, not \(self)")))
        }
    }
}

/// The keys of one resource.
enum CountKeys {
    case keys(Set<CELStringKey>)
    case undecided(CELValue)

    var known: Set<CELStringKey>? {
        if case .keys(let keys) = self { keys } else { nil }
    }

    var doubt: CELValue? {
        if case .undecided(let why) = self { why } else { nil }
    }

    /// An element of a list that is no text, such as a list itself, is none.
    fileprivate func orUndecided(_ element: CELValue) -> CountKeys {
        guard known != nil else { return self }
        return .undecided(CELValue.error(CELError(.noSuchOverload, "a key of `by` must be a string, not \(element)")))
    }
}
