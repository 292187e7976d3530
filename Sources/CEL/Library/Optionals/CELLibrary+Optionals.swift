extension CELLibrary {
    /// Optional values and what reads them: `optional.of(x)`, `x.hasValue()`, `x.value()`, `x.or(y)`, `x.orValue(y)`,
    /// `list.first()`, `list.last()`, `optional.unwrap(list)`.
    /// See https://pkg.go.dev/github.com/google/cel-go/cel#OptionalTypes.
    package static let optionals = CELLibrary(
        optionalMakers + optionalReaders + optionalAccess + optionalLists, macros: CELMacro.optionals,
        types: ["optional_type": .optional(.dyn)])

    private static let value = CELType.parameter("V")

    private static let optionalMakers: [CELFunction] = [
        CELFunction("optional.of", [.unary("optional_of", value, .optional(value)) { .optional(CELOptional($0)) }]),
        CELFunction(
            "optional.ofNonZeroValue",
            [
                .unary("optional_ofNonZeroValue", value, .optional(value)) { value in
                    .optional(value.isZeroValue ? .none : CELOptional(value))
                }
            ]),
        CELFunction("optional.none", [CELOverload("optional_none", [], .optional(value)) { _ in .optional(.none) }]),
    ]

    private static let optionalReaders: [CELFunction] = [
        CELFunction(
            "value",
            [
                .unary("optional_value", .optional(value), value, isMember: true) { optional in
                    guard case .optional(let optional) = optional else { return nil }
                    return optional.value ?? .error(.noSuchField, "the optional has no value")
                }
            ]),
        CELFunction(
            "hasValue",
            [
                .unary("optional_hasValue", .optional(value), .bool, isMember: true) { optional in
                    guard case .optional(let optional) = optional else { return nil }
                    return .bool(optional.value != nil)
                }
            ]),
        // Programs evaluate these two themselves, so that the alternative is only evaluated where it is needed.
        CELFunction(
            "or",
            [
                .binary(
                    "optional_or_optional", .optional(value), .optional(value), .optional(value), isMember: true
                ) { optional, alternative in
                    guard case .optional(let value) = optional else { return nil }
                    return value.value == nil ? alternative : optional
                }
            ]),
        CELFunction(
            "orValue",
            [
                .binary("optional_orValue_value", .optional(value), value, value, isMember: true) {
                    optional, alternative in
                    guard case .optional(let optional) = optional else { return nil }
                    return optional.value ?? alternative
                }
            ]),
    ]

    private static let optionalAccess: [CELFunction] = [
        CELFunction(
            CELOperator.optionalIndex,
            [
                .binary(
                    "list_optindex_optional_int", .list(value), .int, .optional(value),
                    implementation: CELAccess.optionalIndex),
                .binary(
                    "optional_list_optindex_optional_int", .optional(.list(value)), .int, .optional(value),
                    implementation: CELAccess.optionalIndex),
                .binary(
                    "map_optindex_optional_value", .map(.parameter("K"), value), .parameter("K"), .optional(value),
                    implementation: CELAccess.optionalIndex),
                .binary(
                    "optional_map_optindex_optional_value", .optional(.map(.parameter("K"), value)), .parameter("K"),
                    .optional(value), implementation: CELAccess.optionalIndex),
            ]),
        CELFunction(
            CELOperator.index,
            [
                .binary(
                    "optional_list_index_int", .optional(.list(value)), .int, .optional(value),
                    implementation: CELAccess.index),
                .binary(
                    "optional_map_index_value", .optional(.map(.parameter("K"), value)), .parameter("K"),
                    .optional(value), implementation: CELAccess.index),
            ]),
    ]

    private static let optionalLists: [CELFunction] = [
        CELFunction(
            "first",
            [
                .unary("list_first", .list(value), .optional(value), isMember: true) { list in
                    guard case .list(let list) = list else { return nil }
                    return .optional(CELOptional(list.elements.first))
                }
            ]),
        CELFunction(
            "last",
            [
                .unary("list_last", .list(value), .optional(value), isMember: true) { list in
                    guard case .list(let list) = list else { return nil }
                    return .optional(CELOptional(list.elements.last))
                }
            ]),
        CELFunction(
            "optional.unwrap",
            [.metered("optional_unwrap", [.list(.optional(value))], .list(value), implementation: unwrap)]),
        CELFunction(
            "unwrapOpt",
            [
                .metered(
                    "optional_unwrapOpt", [.list(.optional(value))], .list(value), isMember: true,
                    implementation: unwrap)
            ]),
    ]

    private static func unwrap(_ arguments: [CELValue], _ steps: inout Int) -> CELValue? {
        guard case .list(let list) = arguments[0] else { return nil }
        steps -= list.count
        var values: [CELValue] = []
        for element in list.elements {
            guard case .optional(let optional) = element else { return nil }
            if let value = optional.value {
                values.append(value)
            }
        }
        return .list(values)
    }
}
