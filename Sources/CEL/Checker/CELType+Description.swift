extension CELType: CustomStringConvertible {
    /// As signatures are written: `list(int)`, `map(string, dyn)`, `optional_type(T)`.
    package var description: String {
        text { $0 }
    }

    /// The same, with names of objects as `display` says them.
    func text(displaying display: (String) -> String) -> String {
        switch self {
        case .null: "null_type"
        case .bool: "bool"
        case .int: "int"
        case .uint: "uint"
        case .double: "double"
        case .string: "string"
        case .bytes: "bytes"
        case .timestamp: "timestamp"
        case .duration: "duration"
        case .dyn: "dyn"
        case .error: "error"
        case .list(let element): "list(\(element.text(displaying: display)))"
        case .map(let key, let value): "map(\(key.text(displaying: display)), \(value.text(displaying: display)))"
        case .optional(let type): "optional_type(\(type.text(displaying: display)))"
        case .type(let type): "type(\(type.text(displaying: display)))"
        case .wrapper(let type): "wrapper(\(type.text(displaying: display)))"
        case .object(let name): display(name)
        case .parameter(let name): name
        case .opaque(let name, let types):
            types.isEmpty
                ? name : "\(name)(\(types.map { $0.text(displaying: display) }.joined(separator: ", ")))"
        }
    }
}
