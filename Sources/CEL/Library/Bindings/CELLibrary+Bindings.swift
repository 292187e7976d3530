extension CELLibrary {
    /// `cel.bind(name, value, expression)`.
    /// See https://github.com/google/cel-go/blob/master/ext/README.md#bindings.
    package static let bindings = CELLibrary(macros: CELMacro.bindings)
}
