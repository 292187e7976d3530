extension CELType {
    var hasParameter: Bool {
        switch self {
        case .parameter: true
        case .list(let type), .optional(let type), .type(let type), .wrapper(let type): type.hasParameter
        case .map(let key, let value): key.hasParameter || value.hasParameter
        case .opaque(_, let types): types.contains(where: \.hasParameter)
        default: false
        }
    }

    func renamingParameters(suffix: String) -> CELType {
        switch self {
        case .parameter(let name): .parameter(name + suffix)
        case .list(let type): .list(type.renamingParameters(suffix: suffix))
        case .optional(let type): .optional(type.renamingParameters(suffix: suffix))
        case .type(let type): .type(type.renamingParameters(suffix: suffix))
        case .wrapper(let type): .wrapper(type.renamingParameters(suffix: suffix))
        case .map(let key, let value):
            .map(key.renamingParameters(suffix: suffix), value.renamingParameters(suffix: suffix))
        case .opaque(let name, let types): .opaque(name, types.map { $0.renamingParameters(suffix: suffix) })
        default: self
        }
    }

    /// Whether null may stand for a value, as the reference implementation has it.
    var isNullable: Bool {
        switch self {
        case .null, .wrapper, .object, .opaque, .optional, .timestamp, .duration, .dyn, .error: true
        default: false
        }
    }

    /// Whether both are the same type without parameters.
    func isSameLeaf(as other: CELType) -> Bool {
        switch (self, other) {
        case (.null, .null), (.bool, .bool), (.int, .int), (.uint, .uint), (.double, .double), (.string, .string),
            (.bytes, .bytes), (.timestamp, .timestamp), (.duration, .duration), (.dyn, .dyn), (.error, .error):
            true
        case (.object(let name), .object(let otherName)): name == otherName
        default: false
        }
    }

    /// Whether values of the type can be keys of a map, as far as it is known.
    var canBeKey: Bool {
        switch self {
        case .bool, .int, .uint, .string, .dyn, .error, .parameter: true
        case .wrapper(let type): type.canBeKey
        default: false
        }
    }

    var isNumber: Bool {
        switch self {
        case .int, .uint, .double: true
        default: false
        }
    }
}
