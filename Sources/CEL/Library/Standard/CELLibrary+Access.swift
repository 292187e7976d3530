extension CELLibrary {
    /// Indexing, `in` and `size`.
    static let access: [CELFunction] = [
        CELFunction(
            CELOperator.index,
            [
                .binary("index_list", .list(.parameter("A")), .int, .parameter("A"), implementation: CELAccess.index),
                .binary(
                    "index_map", .map(.parameter("A"), .parameter("B")), .parameter("A"), .parameter("B"),
                    implementation: CELAccess.index),
            ]),
        CELFunction(
            CELOperator.in,
            [
                .metered("in_list", [.parameter("A"), .list(.parameter("A"))], .bool, implementation: contains),
                .metered(
                    "in_map", [.parameter("A"), .map(.parameter("A"), .parameter("B"))], .bool,
                    implementation: contains),
            ]),
        CELFunction(
            "size",
            [
                .unary("size_string", .string, .int, implementation: size),
                .unary("string_size", .string, .int, isMember: true, implementation: size),
                .unary("size_bytes", .bytes, .int, implementation: size),
                .unary("bytes_size", .bytes, .int, isMember: true, implementation: size),
                .unary("size_list", .list(.parameter("A")), .int, implementation: size),
                .unary("list_size", .list(.parameter("A")), .int, isMember: true, implementation: size),
                .unary("size_map", .map(.parameter("A"), .parameter("B")), .int, implementation: size),
                .unary("map_size", .map(.parameter("A"), .parameter("B")), .int, isMember: true, implementation: size),
            ]),
    ]

    private static func contains(_ arguments: [CELValue], _ steps: inout Int) -> CELValue? {
        CELAccess.contains(arguments[0], arguments[1], budget: &steps)
    }

    private static func size(_ value: CELValue) -> CELValue? {
        switch value {
        case .string(let text): .int(Int64(text.unicodeScalars.count))
        case .bytes(let bytes): .int(Int64(bytes.count))
        case .list(let list): .int(Int64(list.count))
        case .map(let map): .int(Int64(map.count))
        default: nil
        }
    }
}
