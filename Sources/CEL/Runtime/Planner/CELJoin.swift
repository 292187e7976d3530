/// A term of a comprehension's condition, such as `u.id == user.manager`, that is false for all elements but those with a certain
/// key, and that makes the condition neutral where it is false.
struct CELJoin {
    /// Depends on the element alone.
    var key: CELExpr
    /// Does not depend on the element.
    var probe: CELExpr
    var comparison: CELIndex.Comparison
    /// Whether nothing else in the condition varies, so that where the probe has no value the result is always the same.
    var isOnlyVariation: Bool

    /// The best term of the condition of a comprehension; nil where it has none.
    init?(_ shape: CELComprehensionShape, of comprehension: Int, _ dependencies: CELDependencies) {
        guard let (predicate, neutral) = shape.selection else { return nil }
        let search = Search(comprehension: comprehension, dependencies: dependencies)
        guard let join = search.term(predicate, impliedBy: neutral) else { return nil }
        self = join
        isOnlyVariation = !search.varies(predicate, besides: probe.id, within: [comprehension])
    }

    private init(_ key: CELExpr, _ comparison: CELIndex.Comparison, _ probe: CELExpr) {
        self.key = key
        self.probe = probe
        self.comparison = comparison
        isOnlyVariation = false
    }

    private struct Search {
        let comprehension: Int
        let dependencies: CELDependencies

        /// A comparison that, where it is false, makes the expression `value`, whatever its other parts are.
        func term(_ expression: CELExpr, impliedBy value: Bool) -> CELJoin? {
            guard case .call(let call) = expression.kind, call.target == nil else { return nil }
            let arguments = call.arguments
            switch (call.function, arguments.count, value) {
            case (CELOperator.and, 2, false), (CELOperator.or, 2, true):
                return term(arguments[0], impliedBy: value) ?? term(arguments[1], impliedBy: value)
            case (CELOperator.not, 1, _):
                return term(arguments[0], impliedBy: !value)
            case (CELOperator.equals, 2, false), (CELOperator.notEquals, 2, true):
                if isKey(arguments[0]), isProbe(arguments[1]) { return CELJoin(arguments[0], .equals, arguments[1]) }
                if isKey(arguments[1]), isProbe(arguments[0]) { return CELJoin(arguments[1], .equals, arguments[0]) }
                return nil
            case (CELOperator.in, 2, false):
                if isKey(arguments[1]), isProbe(arguments[0]) { return CELJoin(arguments[1], .contains, arguments[0]) }
                if isKey(arguments[0]), isProbe(arguments[1]) { return CELJoin(arguments[0], .isIn, arguments[1]) }
                return nil
            default:
                return nil
            }
        }

        private func isKey(_ expression: CELExpr) -> Bool {
            let part = dependencies[expression.id]
            return !part.varies && !part.locals.isEmpty
                && part.locals.allSatisfy { $0.comprehension == comprehension && $0.role != .accumulator }
        }

        private func isProbe(_ expression: CELExpr) -> Bool {
            let part = dependencies[expression.id]
            return !part.isConstant && part.locals.allSatisfy { $0.comprehension != comprehension }
        }

        /// Whether anything but the expression `probe` depends on more than the variables of the comprehensions `within`.
        func varies(_ expression: CELExpr, besides probe: Int, within inner: Set<Int>) -> Bool {
            let part = dependencies[expression.id]
            guard expression.id != probe,
                part.varies || part.locals.contains(where: { !inner.contains($0.comprehension) })
            else { return false }
            var inner = inner
            if case .comprehension = expression.kind { inner.insert(expression.id) }
            var isLeaf = true
            var varies = false
            if !dependencies.isName(expression) {
                expression.forEachChild { child in
                    isLeaf = false
                    varies = varies || self.varies(child, besides: probe, within: inner)
                }
            }
            return isLeaf || varies
        }
    }
}
