/// A key of a map in a form where keys that the language holds equal are equal: `1`, `1u` and `1.0` are one.
enum CELMapKey: Hashable, Sendable {
    case bool(Bool)
    case int(Int64)
    /// Only above the range of `int`.
    case uint(UInt64)
    case string(CELStringKey)

    /// Nil for what cannot be a key, doubles among them.
    init?(_ value: CELValue) {
        switch value {
        case .bool(let value): self = .bool(value)
        case .int(let value): self = .int(value)
        case .uint(let value): self.init(value)
        case .string(let value): self = .string(CELStringKey(value))
        default: return nil
        }
    }

    private init(_ value: UInt64) {
        self = Int64(exactly: value).map(CELMapKey.int) ?? .uint(value)
    }

    /// What a value means where a key is looked up.
    enum Probe {
        case key(CELMapKey)
        /// A number that equals no key.
        case absent
        /// Not of a type that keys have.
        case invalid

        init(_ value: CELValue) {
            if let key = CELMapKey(value) {
                self = .key(key)
            } else if case .double(let number) = value {
                if let int = Int64(exactly: number) {
                    self = .key(.int(int))
                } else if let uint = UInt64(exactly: number) {
                    self = .key(.uint(uint))
                } else {
                    self = .absent
                }
            } else {
                self = .invalid
            }
        }
    }
}
