package import JSON

/// A value that the condition read.
package struct Evidence: Hashable, Sendable {
    /// As the rule wrote it: `user.email`, `params.max_admins`.
    package var expr: String
    /// Lists are capped at 100 elements.
    package var value: JSONValue
    /// How many elements a capped list has; nil where nothing was left out.
    package var total: Int?

    package init(expr: String, value: JSONValue, total: Int? = nil) {
        self.expr = expr
        self.value = value
        self.total = total
    }
}
