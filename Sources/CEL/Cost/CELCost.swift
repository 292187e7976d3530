/// A bound on the work of an expression that is planned for many evaluations: by which powers of the sizes of collections it
/// grows.
package struct CELCost: Sendable {
    /// An amount of work, and the innermost part of the expression that causes it.
    package struct Work: Sendable {
        /// The exponent; 0 where the work does not grow.
        package var degree = 0
        package internal(set) var cause: Cause?

        func worst(_ other: Work) -> Work {
            other.degree > degree ? other : self
        }
    }

    /// A part of an expression that looks at all elements of something.
    package struct Cause: Sendable {
        /// Where it stands.
        package var range: Range<Int>
        /// What it looks at the elements of.
        package var collection: CELExpr?
    }

    /// Of each evaluation.
    package private(set) var perEvaluation = Work()
    /// Of what is computed once for all of them.
    package private(set) var once = Work()
    /// Of the value.
    package private(set) var size = CELGrowth.none

    /// `sizes`: of the variables that are not small; `fieldSize`: of a field of an object type.
    package init(
        _ checked: CELCheckedExpr, varying: Set<String>, sizes: [String: CELGrowth],
        fieldSize: @escaping (_ objectType: String, _ field: String) -> CELGrowth
    ) {
        var analysis = CELCostAnalysis(
            checked: checked, dependencies: CELDependencies(checked, varying: varying), sizes: sizes,
            fieldSize: fieldSize)
        let whole = analysis.fact(checked.parsed.root, isKept: false)
        perEvaluation = whole.work
        once = analysis.once
        size = whole.size
    }
}
