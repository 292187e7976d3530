/// How names are found, for the checker and for programs that were not checked alike.
/// See https://github.com/google/cel-spec/blob/master/doc/langdef.md#name-resolution.
extension CELEnvironment {
    /// What a name may mean, in the order in which it is tried: in `A.B` the name `x` is `A.B.x`, `A.x` or `x`.
    /// A name that begins with `.` is meant without the container.
    package func candidates(for name: String) -> [String] {
        if name.hasPrefix(".") { return [String(name.dropFirst())] }
        guard !container.isEmpty else { return [name] }
        var candidates: [String] = []
        var prefix = Substring(container)
        while true {
            candidates.append(prefix + "." + name)
            guard let dot = prefix.lastIndex(of: ".") else { break }
            prefix = prefix[..<dot]
        }
        return candidates + [name]
    }

    /// The declared variable or the type that a (possibly dotted) name means, and the type of its value.
    /// Variables of comprehensions come before it and are not known here.
    package func resolve(_ name: String) -> (reference: CELReference, type: CELType)? {
        for candidate in candidates(for: name) {
            if let type = variables[candidate] { return (.variable(candidate), type) }
            if let type = library.types[candidate] { return (.type(type), .type(type)) }
            if objectTypes[candidate] != nil { return (.type(.object(candidate)), .type(.object(candidate))) }
        }
        return nil
    }

    /// The function that a (possibly dotted) name means.
    package func function(_ name: String) -> CELFunction? {
        guard !container.isEmpty || name.hasPrefix(".") else { return library.functions[name] }
        for candidate in candidates(for: name) {
            if let function = library.functions[candidate] { return function }
        }
        return nil
    }

    /// The function that a call names together with its target: `base64.encode` of `base64.encode(x)`. Its target is no value.
    package func qualifiedFunction(of call: CELCall) -> CELFunction? {
        guard let prefix = call.target?.qualifiedName else { return nil }
        return function(prefix + "." + call.function)
    }
}
