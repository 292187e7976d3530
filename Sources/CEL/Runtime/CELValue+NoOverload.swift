extension CELValue {
    /// The error that no overload of a function takes values of these types.
    static func noOverload(of function: String, _ arguments: CELValue...) -> CELValue {
        noOverload(of: function, arguments)
    }

    static func noOverload(of function: String, _ arguments: [CELValue]) -> CELValue {
        let name = function.filter { $0 != "_" && $0 != "@" }
        let types = arguments.map(\.typeName).joined(separator: ", ")
        return .error(.noSuchOverload, "`\(name)` cannot be applied to `(\(types))`")
    }
}
