/// Records the value of each evaluated node; a node evaluated several times (inside a comprehension) keeps its last value.
package final class CELTrace {
    package private(set) var values: [Int: CELValue] = [:]

    package init() {}

    package func record(_ value: CELValue, of node: Int) {
        values[node] = value
    }
}
