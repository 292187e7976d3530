package import Rules

/// Rules that ask for different things at one place: they contradict each other, so there is no plan.
package struct PlanConflicts: Error, Hashable {
    /// Two rules, and what each wants.
    package struct Conflict: Hashable, Sendable {
        package var policy: PolicyIdentity
        package var rule: String
        package var path: PolicyPath
        package var wish: String
        package var otherRule: String
        package var otherPath: PolicyPath
        package var otherWish: String
    }

    /// At least one.
    package var conflicts: [Conflict]
}

extension PlanConflicts.Conflict: CustomStringConvertible {
    /// For people, one line; data of the organization in it is not escaped.
    package var description: String {
        let name = policy.name.map { "`\($0)` (\(policy.id))" } ?? policy.id
        return "the rules `\(rule)` and `\(otherRule)` contradict each other about the policy \(name): "
            + "one wants to \(wish), the other to \(otherWish)"
    }
}

extension PlanConflicts: CustomStringConvertible {
    package var description: String {
        conflicts.map(\.description).joined(separator: "\n")
    }
}
