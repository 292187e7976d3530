import CEL

/// Reads a type as the vectors write it: `map(string, list(int))`.
struct TypeText {
    private static let simple: [String: CELType] = [
        "int": .int, "uint": .uint, "double": .double, "bool": .bool, "string": .string, "bytes": .bytes, "dyn": .dyn,
        "any": .dyn, "null_type": .null, "timestamp": .timestamp, "duration": .duration, "type": .type(.dyn),
        "google.protobuf.Timestamp": .timestamp, "google.protobuf.Duration": .duration,
    ]

    private var rest: Substring

    static func type(_ text: String) -> CELType {
        var reader = TypeText(rest: text[...])
        return reader.next()
    }

    private mutating func next() -> CELType {
        let name = String(rest.prefix { !"(), ".contains($0) })
        rest = rest.dropFirst(name.count)
        var arguments: [CELType] = []
        if rest.first == "(" {
            repeat {
                rest = rest.dropFirst().drop { $0 == " " }
                arguments.append(next())
            } while rest.first == ","
            rest = rest.dropFirst()
        }
        switch (name, arguments.count) {
        case ("list", 1): return .list(arguments[0])
        case ("map", 2): return .map(arguments[0], arguments[1])
        case ("wrapper", 1): return .wrapper(arguments[0])
        case ("type", 1): return .type(arguments[0])
        case ("optional_type", 1): return .optional(arguments[0])
        case (_, 1...): return .opaque(name, arguments)
        default:
            if let type = Self.simple[name] { return type }
            return name.count == 1 ? .parameter(name) : .object(name)
        }
    }
}
