import CEL
import Observations

/// What a rule that counts by a key selects, key by key.
struct KeyedSelection {
    private(set) var counts = KeyTally()
    /// The first ids of each key's.
    private(set) var members: [CELStringKey: LeastTexts] = [:]
    /// Why it is not decided whether resources are selected, or which keys they have.
    private(set) var reasons: Set<Reason> = []

    /// Adds a resource that is selected.
    mutating func add(_ id: String, _ keys: CountKeys, _ run: RunScope) {
        counts.add(keys.known, isSelected: true)
        for key in keys.known ?? [] { members[key, default: LeastTexts()].insert(id) }
        if let doubt = keys.doubt { reasons.formUnion(run.reasons(of: doubt)) }
    }

    /// Adds a resource of which it is not decided whether it is selected.
    mutating func addUndecided(_ keys: CountKeys, _ why: CELValue, _ run: RunScope) {
        counts.add(keys.known, isSelected: false)
        reasons.formUnion(run.reasons(of: keys.doubt.map(why.combined) ?? why))
    }

    /// Adds other resources.
    mutating func merge(_ other: KeyedSelection) {
        counts.formUnion(other.counts)
        members.merge(other.members) { ids, others in
            var ids = ids
            ids.insert(others)
            return ids
        }
        reasons.formUnion(other.reasons)
    }
}
