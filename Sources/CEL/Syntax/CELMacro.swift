/// A syntactic function: rewrites its call while parsing.
package struct CELMacro: Sendable {
    package var name: String
    package var isMember: Bool
    /// How many arguments; nil: any number.
    package var argumentCount: Int?
    /// The expansion; nil: leave it an ordinary call. Throws where the arguments cannot be expanded.
    package var expand: @Sendable (inout CELMacroContext, CELCall, Range<Int>) throws(CELIssue) -> CELExpr?

    package init(
        _ name: String, isMember: Bool, argumentCount: Int?,
        expand: @escaping @Sendable (inout CELMacroContext, CELCall, Range<Int>) throws(CELIssue) -> CELExpr?
    ) {
        self.name = name
        self.isMember = isMember
        self.argumentCount = argumentCount
        self.expand = expand
    }
}

/// Makes nodes with fresh ids for a macro's expansion.
package struct CELMacroContext: Sendable {
    package private(set) var nextID: Int

    package init(nextID: Int) {
        self.nextID = nextID
    }

    package mutating func node(_ kind: CELExpr.Kind, at range: Range<Int>) -> CELExpr {
        defer { nextID += 1 }
        return CELExpr(id: nextID, range: range, kind: kind)
    }
}
