/// What expressions may refer to.
package struct CELEnvironment: Sendable {
    /// The name within which names are resolved, such as `com.example`; empty for none.
    package var container = ""
    /// Variables by (possibly dotted) name.
    package var variables: [String: CELType] = [:]
    /// What variables stand for, where that is an expression. Only of interest for warnings.
    private(set) var definitions: [String: CELDefinition] = [:]
    package var objectTypes: [String: CELObjectType] = [:]
    package var library: CELLibrary
    package var limits = CELLimits()

    package init(library: CELLibrary) {
        self.library = library
    }

    /// The tree of a source, macros expanded. Ends at the first mistake.
    package func parse(_ source: String) throws(CELIssues) -> CELParsedExpr {
        do {
            return try CELParser.parse(source, macros: library.macros, limits: limits)
        } catch {
            throw CELIssues([error])
        }
    }

    /// Declares a variable that stands for an expression, which must have been checked in this environment.
    package mutating func define(_ name: String, as checked: CELCheckedExpr) {
        variables[name] = checked.type
        definitions[name] = CELReview.definition(checked, in: self)
    }

    /// The types, names and overloads of an expression, and warnings; nil where an issue is an error. Issues stand in the order
    /// of the source. Reading what `provenPresent` says (paths such as `user.email`) is worth no warning. What an expression
    /// reads of which a variable is to be defined is judged where the variable is used.
    package func check(
        _ parsed: CELParsedExpr, provenPresent: Set<String> = [], isDefinition: Bool = false
    ) -> (checked: CELCheckedExpr?, issues: [CELIssue]) {
        let (checked, errors) = CELChecker.check(parsed, in: self)
        guard errors.isEmpty else { return (nil, Self.sorted(errors)) }
        let (reviewed, warnings) = CELReview.review(
            checked, provenPresent: provenPresent, isDefinition: isDefinition, in: self)
        return (reviewed, Self.sorted(warnings))
    }

    /// Parses, then checks.
    package func compile(
        _ source: String, provenPresent: Set<String> = []
    ) -> (checked: CELCheckedExpr?, issues: [CELIssue]) {
        do {
            return check(try parse(source), provenPresent: provenPresent)
        } catch {
            return (nil, error.issues)
        }
    }

    private static func sorted(_ issues: [CELIssue]) -> [CELIssue] {
        issues.sorted {
            ($0.range.lowerBound, $0.range.upperBound, $0.message) < (
                $1.range.lowerBound, $1.range.upperBound, $1.message
            )
        }
    }
}
