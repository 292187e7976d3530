/// Records the value of each evaluated node; a node evaluated several times (inside a comprehension) keeps its last value.
package final class CELTrace {
    /// By the ids of the expressions.
    package private(set) var values: [Int: CELValue] = [:]

    /// A trace of nothing yet.
    package init() {}

    /// Keeps what another trace recorded.
    func merge(_ other: CELTrace) {
        values.merge(other.values) { _, last in last }
    }

    /// Keeps the value in place of an earlier one of the node.
    package func record(_ value: CELValue, of node: Int) {
        values[node] = value
    }
}
