extension CELValue {
    /// The name of the value's run-time type, as `type(x)` gives it and messages say it.
    package var typeName: String {
        switch self {
        case .null: "null_type"
        case .bool: "bool"
        case .int: "int"
        case .uint: "uint"
        case .double: "double"
        case .string: "string"
        case .bytes: "bytes"
        case .list: "list"
        case .map: "map"
        case .timestamp: "google.protobuf.Timestamp"
        case .duration: "google.protobuf.Duration"
        case .type: "type"
        case .optional: "optional_type"
        case .object(let object): object.typeName
        case .opaque(let opaque): opaque.typeName
        case .error: "error"
        case .unknown: "unknown"
        }
    }

    /// The empty value of its type: what `optional.ofNonZeroValue` makes none of.
    var isZeroValue: Bool {
        switch self {
        case .null: true
        case .bool(let value): !value
        case .int(let value): value == 0
        case .uint(let value): value == 0
        case .double(let value): value == 0
        case .string(let value): value.utf8.isEmpty
        case .bytes(let value): value.isEmpty
        case .list(let value): value.count == 0
        case .map(let value): value.count == 0
        case .duration(let value): value.totalNanoseconds == 0
        case .optional(let value): value.value == nil
        case .timestamp, .type, .object, .opaque, .error, .unknown: false
        }
    }

    /// How many steps hashing it or comparing it with another one costs, lists and maps aside.
    var comparisonCost: Int {
        switch self {
        case .string(let text): 1 + (text.utf8.count >> 4)
        case .bytes(let bytes): 1 + (bytes.count >> 4)
        default: 1
        }
    }

    /// Neither an error nor unknown.
    package var isValue: Bool {
        switch self {
        case .error, .unknown: false
        default: true
        }
    }

    static func error(_ kind: CELError.Kind, _ message: String) -> CELValue {
        .error(CELError(kind, message))
    }

    static func list(_ elements: [CELValue]) -> CELValue {
        .list(CELList(elements))
    }
}
