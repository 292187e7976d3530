/// A function: its overloads, each a signature with its implementation.
package struct CELFunction: Sendable {
    package var name: String
    package var overloads: [CELOverload]

    package init(_ name: String, _ overloads: [CELOverload]) {
        self.name = name
        self.overloads = overloads
    }
}
