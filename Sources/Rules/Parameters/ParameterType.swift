package import CEL

/// The type of a parameter.
package enum ParameterType: String, CaseIterable, Sendable {
    case bool, int, uint, double, string, timestamp, duration
    case listOfStrings = "list(string)"
    case mapOfStrings = "map(string, string)"

    /// The type that a rule file spells, blanks aside.
    init?(spelling: String) {
        let compact = spelling.filter { $0 != " " }
        guard let type = Self.allCases.first(where: { $0.rawValue.filter { $0 != " " } == compact }) else { return nil }
        self = type
    }

    package var celType: CELType {
        switch self {
        case .bool: .bool
        case .int: .int
        case .uint: .uint
        case .double: .double
        case .string: .string
        case .timestamp: .timestamp
        case .duration: .duration
        case .listOfStrings: .list(.string)
        case .mapOfStrings: .map(.string, .string)
        }
    }
}
