/// What the parser makes of a source: the tree with its macros expanded.
package struct CELParsedExpr: Sendable {
    package var source: String
    package var root: CELExpr
    /// For the id of each expanded node the call as it was written, its arguments unexpanded where they hold macros themselves
    /// (those are found here by their own ids).
    package var macroCalls: [Int: CELExpr]

    package init(source: String, root: CELExpr, macroCalls: [Int: CELExpr]) {
        self.source = source
        self.root = root
        self.macroCalls = macroCalls
    }
}
