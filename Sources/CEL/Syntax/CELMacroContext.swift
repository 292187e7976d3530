/// Makes nodes with fresh ids, for the parser and for the expansions of macros, and keeps the tree within limits.
package struct CELMacroContext: Sendable {
    /// Names the accumulator of a comprehension; no source can write it.
    package static let accumulator = "@result"

    package private(set) var nextID: Int
    /// The first node that passed a limit; the parser ends there.
    private(set) var exceeded: CELIssue?
    private let limits: CELLimits
    private let firstID: Int
    /// Of each node that was made, by `id - firstID`.
    private var extents: [Extent] = []

    /// How far a node reaches down.
    private struct Extent {
        /// Levels of nodes, itself included.
        var height = 1
        /// Levels of comprehensions.
        var comprehensions = 0
    }

    package init(nextID: Int, limits: CELLimits = CELLimits()) {
        self.nextID = nextID
        self.limits = limits
        firstID = nextID
    }

    package mutating func node(_ kind: CELExpr.Kind, at range: Range<Int>) -> CELExpr {
        let expression = CELExpr(id: nextID, range: range, kind: kind)
        nextID += 1
        let extent = extent(of: expression)
        extents.append(extent)
        if exceeded == nil, let message = message(for: extent) {
            exceeded = CELIssue(at: range, message)
        }
        return expression
    }

    private func message(for extent: Extent) -> String? {
        if extent.height > limits.depth { return CELSyntaxMessages.tooDeep(limits.depth) }
        if extents.count > limits.nodes { return CELSyntaxMessages.tooManyNodes(limits.nodes) }
        if extent.comprehensions > limits.comprehensionDepth {
            return CELSyntaxMessages.tooManyComprehensions(limits.comprehensionDepth)
        }
        return nil
    }

    private func extent(of expression: CELExpr) -> Extent {
        var extent = Extent()
        expression.forEachChild { child in
            let below = self.extent(id: child.id)
            extent.height = max(extent.height, below.height + 1)
            extent.comprehensions = max(extent.comprehensions, below.comprehensions)
        }
        if case .comprehension(let comprehension) = expression.kind, !comprehension.isBinding {
            let inner = [comprehension.condition, comprehension.step].map { self.extent(id: $0.id).comprehensions }
            extent.comprehensions = max(extent.comprehensions, 1 + (inner.max() ?? 0))
        }
        return extent
    }

    private func extent(id: Int) -> Extent {
        let index = id - firstID
        return extents.indices.contains(index) ? extents[index] : Extent()
    }
}

extension CELMacroContext {
    package mutating func literal(_ value: CELValue, at range: Range<Int>) -> CELExpr {
        node(.literal(value), at: range)
    }

    package mutating func identifier(_ name: String, at range: Range<Int>) -> CELExpr {
        node(.identifier(name), at: range)
    }

    package mutating func list(_ elements: [CELExpr], at range: Range<Int>) -> CELExpr {
        node(.list(elements.map { CELListElement(value: $0) }), at: range)
    }

    package mutating func call(
        _ function: String, on target: CELExpr? = nil, _ arguments: [CELExpr], at range: Range<Int>
    ) -> CELExpr {
        node(
            .call(CELCall(function: function, functionRange: range, target: target, arguments: arguments)), at: range)
    }

    /// An expression in which a name stands for a value that is computed once, where it is first needed.
    package mutating func binding(
        _ name: String, to value: CELExpr, in result: CELExpr, at range: Range<Int>
    ) -> CELExpr {
        let nothing = list([], at: range)
        let never = literal(.bool(false), at: range)
        let step = identifier(name, at: range)
        return node(
            .comprehension(
                CELComprehension(
                    range: nothing, variable: CELComprehension.unusedVariable, accumulator: name, initial: value,
                    condition: never, step: step, result: result)), at: range)
    }
}
