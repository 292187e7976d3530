/// A type as a value: what `type(x)` gives and what `int` or `list` mean where a value is read.
///
/// Without parameters: `type([1]) == type(["a"])`.
package struct CELTypeValue: Hashable, Sendable {
    /// As expressions write it.
    package var name: String

    /// The type of that name, whether or not there is one.
    package init(name: String) {
        self.name = name
    }

    /// The type without its parameters.
    package init(_ type: CELType) {
        name = type.runtimeName
    }
}

extension CELType {
    /// The name under which values of the type find it: `list` of every list.
    package var runtimeName: String {
        switch self {
        case .null: "null_type"
        case .bool: "bool"
        case .int: "int"
        case .uint: "uint"
        case .double: "double"
        case .string: "string"
        case .bytes: "bytes"
        case .timestamp: "google.protobuf.Timestamp"
        case .duration: "google.protobuf.Duration"
        case .dyn: "dyn"
        case .error: "error"
        case .list: "list"
        case .map: "map"
        case .optional: "optional_type"
        case .type: "type"
        case .object(let name), .opaque(let name, _), .parameter(let name): name
        case .wrapper(let type): type.runtimeName
        }
    }
}
