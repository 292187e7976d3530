extension CELLibrary {
    static let arithmetic: [CELFunction] = [
        CELFunction(
            CELOperator.add,
            [
                .binary("add_int64", .int, .int, .int, implementation: CELArithmetic.add),
                .binary("add_uint64", .uint, .uint, .uint, implementation: CELArithmetic.add),
                .binary("add_double", .double, .double, .double, implementation: CELArithmetic.add),
                .binary("add_string", .string, .string, .string, implementation: CELArithmetic.add),
                .binary("add_bytes", .bytes, .bytes, .bytes, implementation: CELArithmetic.add),
                .binary(
                    "add_list", .list(.parameter("A")), .list(.parameter("A")), .list(.parameter("A")),
                    implementation: CELArithmetic.add),
                .binary("add_timestamp_duration", .timestamp, .duration, .timestamp, implementation: CELArithmetic.add),
                .binary("add_duration_timestamp", .duration, .timestamp, .timestamp, implementation: CELArithmetic.add),
                .binary("add_duration_duration", .duration, .duration, .duration, implementation: CELArithmetic.add),
            ]),
        CELFunction(
            CELOperator.subtract,
            [
                .binary("subtract_int64", .int, .int, .int, implementation: CELArithmetic.subtract),
                .binary("subtract_uint64", .uint, .uint, .uint, implementation: CELArithmetic.subtract),
                .binary("subtract_double", .double, .double, .double, implementation: CELArithmetic.subtract),
                .binary(
                    "subtract_timestamp_timestamp", .timestamp, .timestamp, .duration,
                    implementation: CELArithmetic.subtract),
                .binary(
                    "subtract_timestamp_duration", .timestamp, .duration, .timestamp,
                    implementation: CELArithmetic.subtract),
                .binary(
                    "subtract_duration_duration", .duration, .duration, .duration,
                    implementation: CELArithmetic.subtract),
            ]),
        CELFunction(
            CELOperator.multiply,
            [
                .binary("multiply_int64", .int, .int, .int, implementation: CELArithmetic.multiply),
                .binary("multiply_uint64", .uint, .uint, .uint, implementation: CELArithmetic.multiply),
                .binary("multiply_double", .double, .double, .double, implementation: CELArithmetic.multiply),
            ]),
        CELFunction(
            CELOperator.divide,
            [
                .binary("divide_int64", .int, .int, .int, implementation: CELArithmetic.divide),
                .binary("divide_uint64", .uint, .uint, .uint, implementation: CELArithmetic.divide),
                .binary("divide_double", .double, .double, .double, implementation: CELArithmetic.divide),
            ]),
        CELFunction(
            CELOperator.modulo,
            [
                .binary("modulo_int64", .int, .int, .int, implementation: CELArithmetic.modulo),
                .binary("modulo_uint64", .uint, .uint, .uint, implementation: CELArithmetic.modulo),
            ]),
        CELFunction(
            CELOperator.negate,
            [
                .unary("negate_int64", .int, .int, implementation: CELArithmetic.negate),
                .unary("negate_double", .double, .double, implementation: CELArithmetic.negate),
            ]),
    ]
}
