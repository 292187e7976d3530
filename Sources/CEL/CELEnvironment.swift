/// What expressions may refer to.
package struct CELEnvironment: Sendable {
    /// The name within which names are resolved, such as `com.example`; empty for none.
    package var container = ""
    /// Variables by (possibly dotted) name.
    package var variables: [String: CELType] = [:]
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
}
