extension CELLibrary {
    /// The functions, operators, macros and type names that every CEL implementation has. Identifiers of overloads are those
    /// of the reference implementation.
    /// See https://github.com/google/cel-spec/blob/master/doc/langdef.md#list-of-standard-definitions.
    package static let standard = CELLibrary(
        logic + comparisons + arithmetic + access + text + conversions + times,
        macros: CELMacro.standard,
        types: [
            "bool": .bool, "int": .int, "uint": .uint, "double": .double, "string": .string, "bytes": .bytes,
            "list": .list(.dyn), "map": .map(.dyn, .dyn), "null_type": .null, "type": .type(.dyn),
            "google.protobuf.Timestamp": .timestamp, "google.protobuf.Duration": .duration,
        ])
}
