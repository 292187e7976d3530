/// Looks for what an expression may say but its author can hardly mean: reads of fields that may be absent, and comparisons
/// that come out the same whatever the values are. Keeps silent where it is not sure.
struct CELReview {
    let checked: CELCheckedExpr
    let environment: CELEnvironment
    /// What definitions were found to say, for all expressions that are looked at on the way.
    let definitions: CELDefinitionReviews
    var issues: [CELIssue] = []
    /// Reads without a guard.
    var reads: [CELIssue] = []
    var paths: CELPaths
    /// Fields that may be absent and were read without a guard; each is worth one warning.
    var unguarded: Set<String> = []
    /// What follows from the value of a bound expression, by its node, once it is used.
    var bindings: [Int: CELFacts] = [:]
    /// What is known of the elements that a `filter` lets through, by its node: paths from the element.
    var filtered: [Int: Set<String>] = [:]
    /// Paths that matter. Expressions with more of them than anyone writes are not followed, for their cost.
    var tracked: Set<String> = []
    private static let trackedLimit = 200
    /// How many steps are left for compiling patterns.
    var patternSteps = CELRegexCache.stepsBeforehand

    /// Adds to a checked expression what it proves, and gives warnings. Of a definition, reads are judged where it is used.
    static func review(
        _ checked: CELCheckedExpr, provenPresent: Set<String>, isDefinition: Bool, in environment: CELEnvironment
    ) -> (checked: CELCheckedExpr, warnings: [CELIssue]) {
        var review = CELReview(checked, in: environment, CELDefinitionReviews())
        let facts = review.visit(checked.parsed.root, CELPresence(provenPresent))
        var reviewed = checked
        reviewed.constant = facts.constant
        guard review.isFollowed else { return (reviewed, []) }
        reviewed.provenWhenTrue = facts.whenTrue.paths.filter { !CELPaths.isLocal($0) }
        guard !isDefinition else { return (reviewed, review.issues) }
        reviewed.definitionWarnings = review.definitions.warnings.mapValues(Array.init)
        return (reviewed, review.issues + review.reads)
    }

    init(_ checked: CELCheckedExpr, in environment: CELEnvironment, _ definitions: CELDefinitionReviews) {
        self.checked = checked
        self.environment = environment
        self.definitions = definitions
        paths = CELPaths(definitions: environment.definitions)
    }

    /// What follows from the value of an expression that is evaluated where `proven` is present.
    mutating func visit(_ expression: CELExpr, _ proven: CELPresence) -> CELFacts {
        guard isFollowed else { return CELFacts() }
        switch expression.kind {
        case .literal(.bool(let value)):
            return CELFacts(always: CELPresence(), constant: value)
        case .literal:
            return CELFacts()
        case .identifier(let name):
            return use(of: name, expression, proven)
        case .select(let select):
            return selection(select, expression, proven)
        case .call(let call):
            return self.call(call, expression, proven)
        case .list(let elements):
            return all(of: elements.map(\.value), proven)
        case .map(let entries):
            return all(of: entries.flatMap { [$0.key, $0.value] }, proven)
        case .message(_, let fields):
            return all(of: fields.map(\.value), proven)
        case .comprehension(let comprehension):
            return comprehension.isBinding
                ? binding(comprehension, proven) : fold(comprehension, expression, proven)
        }
    }

    var isFollowed: Bool {
        tracked.count <= Self.trackedLimit
    }

    /// What follows from expressions that are all needed for a value.
    mutating func all(of expressions: [CELExpr], _ proven: CELPresence) -> CELFacts {
        var always = CELPresence()
        for expression in expressions {
            always = always.union(visit(expression, proven).always)
        }
        return CELFacts(always: always)
    }

    mutating func warn(at range: Range<Int>, _ message: String) {
        issues.append(CELIssue(.warning, at: range, message))
    }
}
