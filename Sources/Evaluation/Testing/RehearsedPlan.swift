package import Rules

/// What would be planned for the organization of a rule test.
package struct RehearsedPlan: Sendable {
    package var changes: [RuleTest.Change]
    /// Why other changes are not planned, a line each.
    package var reasons: [String]

    package init(changes: [RuleTest.Change], reasons: [String]) {
        self.changes = changes
        self.reasons = reasons
    }
}
