/// A syntactic function: rewrites its call while parsing.
package struct CELMacro: Sendable {
    package typealias Expansion =
        @Sendable (inout CELMacroContext, CELCall, Range<Int>) throws(CELIssue) -> CELExpr?

    package var name: String
    package var isMember: Bool
    /// What it is called on, where that is a name and no value: `math` of `math.greatest`.
    package var namespace: String?
    /// How many arguments; nil: any number.
    package var argumentCount: Int?
    /// The expansion; nil: leave it an ordinary call. Throws where the arguments cannot be expanded.
    /// Gets the call, its own arguments expanded already, and the range of the call.
    package var expand: Expansion

    package init(
        _ name: String, isMember: Bool, namespace: String? = nil, argumentCount: Int?, expand: @escaping Expansion
    ) {
        self.name = name
        self.namespace = namespace
        self.isMember = isMember
        self.argumentCount = argumentCount
        self.expand = expand
    }

    func matches(_ call: CELCall) -> Bool {
        isMember == (call.target != nil) && (argumentCount ?? call.arguments.count) == call.arguments.count
            && name == call.function
    }
}
