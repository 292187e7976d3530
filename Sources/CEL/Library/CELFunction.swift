/// A function: its overloads, each a signature with its implementation.
package struct CELFunction: Sendable {
    /// As it is called: `size`, `math.abs`; an operator's is one of `CELOperator`.
    package var name: String
    /// In the order in which they are tried where only run-time types tell them apart.
    package var overloads: [CELOverload]

    /// A function with these overloads, whose ids must differ.
    package init(_ name: String, _ overloads: [CELOverload]) {
        self.name = name
        self.overloads = overloads
    }
}
