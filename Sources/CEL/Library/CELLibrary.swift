/// Functions, macros and named types that an environment offers.
package struct CELLibrary: Sendable {
    /// Functions by name, operators under the names of `CELOperator`.
    package var functions: [String: CELFunction]
    /// Macros by name, number of arguments and whether they are called on a target.
    package var macros: [CELMacro]
    /// Types that an expression can name, such as `int` and `net.IP`.
    package var types: [String: CELType]

    /// A library of what is given by name.
    package init(
        functions: [String: CELFunction] = [:], macros: [CELMacro] = [], types: [String: CELType] = [:]
    ) {
        self.functions = functions
        self.macros = macros
        self.types = types
    }

    /// Functions of the same name become one with the overloads of all of them.
    package init(_ functions: [CELFunction], macros: [CELMacro] = [], types: [String: CELType] = [:]) {
        self.init(macros: macros, types: types)
        for function in functions {
            add(function)
        }
    }

    /// Adds the overloads to those that the function of that name has already; one of an existing id takes its place.
    package mutating func add(_ function: CELFunction) {
        var merged = functions[function.name] ?? CELFunction(function.name, [])
        for overload in function.overloads {
            if let index = merged.overloads.firstIndex(where: { $0.id == overload.id }) {
                merged.overloads[index] = overload
            } else {
                merged.overloads.append(overload)
            }
        }
        functions[function.name] = merged
    }

    /// All that the libraries offer together; of types of the same name the last one's counts.
    package init(merging libraries: [CELLibrary]) {
        self.init()
        for library in libraries {
            for name in library.functions.keys.sorted() {
                if let function = library.functions[name] {
                    add(function)
                }
            }
            macros += library.macros
            types.merge(library.types) { _, last in last }
        }
    }

    /// The standard library and every extension.
    package static let all = CELLibrary(merging: [
        .standard, .optionals, .strings, .math, .lists, .sets, .encoders, .bindings, .twoVariable, .network,
    ])
}
