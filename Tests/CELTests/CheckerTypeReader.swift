import CEL

/// Reads types as signatures write them: `map(string, list(T))`. A single capital is a type parameter.
struct CheckerTypeReader {
    private var rest: Substring

    private init(_ text: String) {
        rest = Substring(text)
    }

    static func type(_ text: String) -> CELType {
        var reader = CheckerTypeReader(text)
        return reader.type()
    }

    private mutating func type() -> CELType {
        let name = rest.prefix { !"(), ".contains($0) }
        rest = rest.dropFirst(name.count)
        var parameters: [CELType] = []
        if rest.first == "(" {
            rest = rest.dropFirst()
            while rest.first != ")" {
                parameters.append(type())
                rest = rest.drop { ", ".contains($0) }
            }
            rest = rest.dropFirst()
        }
        return Self.type(String(name), parameters)
    }

    private static func type(_ name: String, _ parameters: [CELType]) -> CELType {
        switch (name, parameters.count) {
        case ("null_type", 0): .null
        case ("bool", 0): .bool
        case ("int", 0): .int
        case ("uint", 0): .uint
        case ("double", 0): .double
        case ("string", 0): .string
        case ("bytes", 0): .bytes
        case ("timestamp", 0), ("google.protobuf.Timestamp", 0): .timestamp
        case ("duration", 0), ("google.protobuf.Duration", 0): .duration
        case ("dyn", 0), ("any", 0): .dyn
        case ("type", 0): .type(.dyn)
        case ("type", 1): .type(parameters[0])
        case ("list", 1): .list(parameters[0])
        case ("map", 2): .map(parameters[0], parameters[1])
        case ("optional_type", 1): .optional(parameters[0])
        case ("wrapper", 1): .wrapper(parameters[0])
        case (_, 0) where name.count == 1: .parameter(name)
        default: .opaque(name, parameters)
        }
    }
}
