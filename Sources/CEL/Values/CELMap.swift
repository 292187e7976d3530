/// A map. Keys are bool, int, uint or string, kept in the order of insertion and found by the language's equality,
/// in which `1`, `1u` and `1.0` are one key.
package struct CELMap: Sendable {
    /// Up to this many keys are compared one by one, which is faster than hashing and needs no index.
    private static let linearCount = 8

    /// In the order of insertion.
    package private(set) var keys: [CELValue] = []
    /// Each at the place of its key.
    package private(set) var values: [CELValue] = []
    /// Places of the keys, once there are more than `linearCount`.
    private var index: [CELMapKey: Int] = [:]

    /// An empty map.
    package init() {}

    /// Fails on a duplicate key and on one of a type that keys cannot have.
    package init(pairs: [(CELValue, CELValue)]) throws(CELError) {
        keys.reserveCapacity(pairs.count)
        values.reserveCapacity(pairs.count)
        for (key, value) in pairs {
            if let error = insert(value, for: key) {
                throw error
            }
        }
    }

    /// Trusts that the keys differ.
    package init(uniqueStringKeys pairs: [(String, CELValue)]) {
        keys = pairs.map { .string($0.0) }
        values = pairs.map { $0.1 }
        indexKeysIfMany()
    }

    /// How many entries there are.
    package var count: Int {
        keys.count
    }

    /// The value of the key; nil also for a key of a type that keys cannot have.
    package subscript(key: CELValue) -> CELValue? {
        guard case .key(let key) = CELMapKey.Probe(key) else { return nil }
        return position(of: key).map { values[$0] }
    }

    /// The value of a string key.
    package subscript(key: String) -> CELValue? {
        position(of: .string(CELStringKey(key))).map { values[$0] }
    }

    func contains(_ key: CELMapKey) -> Bool {
        position(of: key) != nil
    }

    /// Adds an entry; the reason where it cannot be added.
    mutating func insert(_ value: CELValue, for key: CELValue) -> CELError? {
        guard let mapKey = CELMapKey(key) else {
            return CELError(.invalidArgument, "a map cannot have a key of type `\(key.typeName)`")
        }
        guard position(of: mapKey) == nil else {
            return CELError(.invalidArgument, "the key `\(key)` is repeated in a map")
        }
        keys.append(key)
        values.append(value)
        if index.isEmpty {
            indexKeysIfMany()
        } else {
            index[mapKey] = keys.count - 1
        }
        return nil
    }

    private mutating func indexKeysIfMany() {
        guard keys.count > Self.linearCount else { return }
        index.reserveCapacity(keys.count)
        for (position, key) in keys.enumerated() {
            if let key = CELMapKey(key) {
                index[key] = position
            }
        }
    }

    private func position(of key: CELMapKey) -> Int? {
        if !index.isEmpty {
            return index[key]
        }
        return keys.firstIndex { CELMapKey($0) == key }
    }
}
