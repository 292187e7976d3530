extension CELLibrary {
    static let conversions: [CELFunction] = [
        CELFunction(
            "bool",
            [
                .unary("bool_to_bool", .bool, .bool, implementation: CELConversion.toBool),
                .unary("string_to_bool", .string, .bool, implementation: CELConversion.toBool),
            ]),
        CELFunction(
            "int",
            [
                .unary("int64_to_int64", .int, .int, implementation: CELConversion.toInt),
                .unary("uint64_to_int64", .uint, .int, implementation: CELConversion.toInt),
                .unary("double_to_int64", .double, .int, implementation: CELConversion.toInt),
                .unary("string_to_int64", .string, .int, implementation: CELConversion.toInt),
                .unary("timestamp_to_int64", .timestamp, .int, implementation: CELConversion.toInt),
            ]),
        CELFunction(
            "uint",
            [
                .unary("uint64_to_uint64", .uint, .uint, implementation: CELConversion.toUint),
                .unary("int64_to_uint64", .int, .uint, implementation: CELConversion.toUint),
                .unary("double_to_uint64", .double, .uint, implementation: CELConversion.toUint),
                .unary("string_to_uint64", .string, .uint, implementation: CELConversion.toUint),
            ]),
        CELFunction(
            "double",
            [
                .unary("double_to_double", .double, .double, implementation: CELConversion.toDouble),
                .unary("int64_to_double", .int, .double, implementation: CELConversion.toDouble),
                .unary("uint64_to_double", .uint, .double, implementation: CELConversion.toDouble),
                .unary("string_to_double", .string, .double, implementation: CELConversion.toDouble),
            ]),
        CELFunction(
            "string",
            [
                .unary("string_to_string", .string, .string, implementation: CELConversion.toString),
                .unary("bool_to_string", .bool, .string, implementation: CELConversion.toString),
                .unary("int64_to_string", .int, .string, implementation: CELConversion.toString),
                .unary("uint64_to_string", .uint, .string, implementation: CELConversion.toString),
                .unary("double_to_string", .double, .string, implementation: CELConversion.toString),
                .unary("bytes_to_string", .bytes, .string, implementation: CELConversion.toString),
                .unary("timestamp_to_string", .timestamp, .string, implementation: CELConversion.toString),
                .unary("duration_to_string", .duration, .string, implementation: CELConversion.toString),
            ]),
        CELFunction(
            "bytes",
            [
                .unary("bytes_to_bytes", .bytes, .bytes, implementation: CELConversion.toBytes),
                .unary("string_to_bytes", .string, .bytes, implementation: CELConversion.toBytes),
            ]),
        CELFunction(
            "timestamp",
            [
                .unary("timestamp_to_timestamp", .timestamp, .timestamp, implementation: CELConversion.toTimestamp),
                .unary("string_to_timestamp", .string, .timestamp, implementation: CELConversion.toTimestamp),
                .unary("int64_to_timestamp", .int, .timestamp, implementation: CELConversion.toTimestamp),
            ]),
        CELFunction(
            "duration",
            [
                .unary("duration_to_duration", .duration, .duration, implementation: CELConversion.toDuration),
                .unary("string_to_duration", .string, .duration, implementation: CELConversion.toDuration),
            ]),
        CELFunction("dyn", [.unary("to_dyn", .parameter("A"), .dyn) { $0 }]),
        CELFunction(
            "type",
            [
                .unary("type", .parameter("A"), .type(.parameter("A"))) { .type(CELTypeValue(name: $0.typeName)) }
            ]),
    ]
}
