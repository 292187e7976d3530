/// An object with declared fields: a resource, or an object within one.
package struct CELObjectType: Sendable {
    package var name: String
    /// How messages call a value of it, as rule authors write it: `user`, `user.product_access[]`.
    package var display: String
    package var fields: [String: CELObjectField]

    package init(name: String, display: String, fields: [String: CELObjectField]) {
        self.name = name
        self.display = display
        self.fields = fields
    }
}

/// A declared field.
package struct CELObjectField: Sendable {
    package var type: CELType
    /// May be absent: reading it without a guard is worth a warning.
    package var isOptional: Bool
    /// The known values of an open enum; comparing with another one is worth a warning. Empty: any.
    package var knownValues: Set<String>

    package init(type: CELType, isOptional: Bool = false, knownValues: Set<String> = []) {
        self.type = type
        self.isOptional = isOptional
        self.knownValues = knownValues
    }
}
