/// Functions and macros that an environment offers.
package struct CELLibrary: Sendable {
    /// Functions by name, operators under the names of `CELOperator`.
    package var functions: [String: CELFunction]
    /// Macros by name, number of arguments and whether they are called on a target.
    package var macros: [CELMacro]

    package init(functions: [String: CELFunction] = [:], macros: [CELMacro] = []) {
        self.functions = functions
        self.macros = macros
    }
}

/// A function: its overloads, each a signature with its implementation.
package struct CELFunction: Sendable {
    package var name: String
    package var overloads: [CELOverload]

    package init(_ name: String, _ overloads: [CELOverload]) {
        self.name = name
        self.overloads = overloads
    }
}

/// One signature of a function. A member overload has the target as its first parameter.
package struct CELOverload: Sendable {
    package var id: String
    package var parameters: [CELType]
    package var result: CELType
    package var isMember: Bool
    /// Computes the result. Never sees an error or unknown argument; gives `.error` where the argument is outside its domain,
    /// nil where the arguments' run-time types are not this overload's (the next overload is tried).
    package var implementation: @Sendable ([CELValue]) -> CELValue?

    package init(
        _ id: String, _ parameters: [CELType], _ result: CELType, isMember: Bool = false,
        implementation: @escaping @Sendable ([CELValue]) -> CELValue?
    ) {
        self.id = id
        self.parameters = parameters
        self.result = result
        self.isMember = isMember
        self.implementation = implementation
    }
}
