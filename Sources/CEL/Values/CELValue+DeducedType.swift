extension CELValue {
    /// The type that a variable of this value can be declared to have: `list(int)` of `[1, 2]`. What may be of several types, null
    /// and the elements of empty collections among them, is `dyn`.
    package var deducedType: CELType {
        switch self {
        case .bool: .bool
        case .int: .int
        case .uint: .uint
        case .double: .double
        case .string: .string
        case .bytes: .bytes
        case .timestamp: .timestamp
        case .duration: .duration
        case .list(let list): .list(Self.commonType(list.elements))
        case .map(let map): .map(Self.commonType(map.keys), Self.commonType(map.values))
        case .null, .type, .optional, .object, .opaque, .error, .unknown: .dyn
        }
    }

    private static func commonType(_ values: [CELValue]) -> CELType {
        guard let first = values.first?.deducedType else { return .dyn }
        return values.dropFirst().allSatisfy { $0.deducedType == first } ? first : .dyn
    }
}
