/// A scalar in a form in which equal ones have equal keys. Numbers of all types that may be equal share a key; those beyond
/// 2^53 may share one without being equal, so numbers found by key have still to be compared.
enum CELProbeKey: Hashable, Sendable {
    case null
    case bool(Bool)
    /// The bits of the number as a double, which is what the language compares numbers of different types by.
    case number(UInt64)
    case string(CELStringKey)
    case bytes([UInt8])
    case timestamp(CELTimestamp)
    case duration(CELDuration)
    case type(CELTypeValue)

    /// What a value means where it is looked up.
    enum Reading {
        case key(CELProbeKey)
        /// Equals nothing: NaN.
        case unequal
        /// A list, map, optional, object or opaque value, which equals no scalar; or an error or unknown.
        case other
    }

    static func reading(_ value: CELValue) -> Reading {
        switch value {
        case .null: .key(.null)
        case .bool(let value): .key(.bool(value))
        case .int(let value): number(Double(value))
        case .uint(let value): number(Double(value))
        case .double(let value): value.isNaN ? .unequal : number(value)
        case .string(let value): .key(.string(CELStringKey(value)))
        case .bytes(let value): .key(.bytes(value))
        case .timestamp(let value): .key(.timestamp(value))
        case .duration(let value): .key(.duration(value))
        case .type(let value): .key(.type(value))
        case .list, .map, .optional, .object, .opaque, .error, .unknown: .other
        }
    }

    private static func number(_ value: Double) -> Reading {
        // Both zeros are one number.
        .key(.number((value == 0 ? 0 : value).bitPattern))
    }
}
