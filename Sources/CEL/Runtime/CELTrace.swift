/// Records what the nodes of an expression come to in one evaluation.
package final class CELTrace {
    /// By the ids of the expressions; of a node evaluated several times (inside a comprehension) the last value.
    package private(set) var values: [Int: CELValue] = [:]
    /// Every evaluation of a node, each before those that were part of it.
    private(set) var steps: [Step] = []
    /// Whether there were more steps than are kept.
    private(set) var isCut = false
    private let stepLimit: Int

    /// One evaluation of a node.
    struct Step {
        /// The id of its expression.
        var node: Int
        /// Nil while it goes on.
        var value: CELValue?
        /// Behind the last step that is part of it.
        var end: Int
    }

    /// A trace of nothing yet, which keeps no more than so many steps; the values of nodes are always kept.
    package init(stepLimit: Int = 0) {
        self.stepLimit = stepLimit
    }

    /// Keeps the values that another trace recorded, but not its steps.
    func merge(_ other: CELTrace) {
        values.merge(other.values) { _, last in last }
    }

    /// The number of the step that begins; nil where it is not kept.
    func begin(_ node: Int) -> Int? {
        guard steps.count < stepLimit else {
            isCut = stepLimit > 0
            return nil
        }
        steps.append(Step(node: node, value: nil, end: steps.count + 1))
        return steps.count - 1
    }

    /// Keeps the value, of the node in place of an earlier one.
    func end(_ step: Int?, _ node: Int, _ value: CELValue) {
        values[node] = value
        guard let step else { return }
        steps[step].value = value
        steps[step].end = steps.count
    }
}
