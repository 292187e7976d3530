package import CEL

/// The types that fields of the schema have.
package enum FieldType: Hashable, Sendable {
    case string, bool, int, timestamp
    case strings
    /// Free-form, keys verbatim.
    case map
    case counts
    /// Free-form.
    case dyn

    /// The type as expressions know it.
    package var celType: CELType {
        switch self {
        case .string: .string
        case .bool: .bool
        case .int: .int
        case .timestamp: .timestamp
        case .strings: .list(.string)
        case .map: .map(.string, .dyn)
        case .counts: .map(.string, .int)
        case .dyn: .dyn
        }
    }
}
