package import CEL
package import Observation
package import Rules

/// All outcomes and findings of a run.
package struct Assessment: Sendable {
    package var organization: OrganizationIdentity
    package var dialect: Dialect
    /// The instant that `now` was in rules.
    package var now: CELTimestamp
    /// Whether every collection that the rules demanded was seen whole.
    package var isComplete: Bool
    /// By rule id as UTF-8 bytes.
    package var rules: [RuleAssessment]

    package init(
        organization: OrganizationIdentity, dialect: Dialect, now: CELTimestamp, isComplete: Bool,
        rules: [RuleAssessment]
    ) {
        self.organization = organization
        self.dialect = dialect
        self.now = now
        self.isComplete = isComplete
        self.rules = rules
    }

    /// By rule id, kind and resource id as UTF-8 bytes.
    package var findings: [Finding] { rules.flatMap(\.findings) }
}

/// Which organization was judged.
package struct OrganizationIdentity: Hashable, Sendable {
    package var id: String
    package var name: String?

    package init(id: String, name: String? = nil) {
        self.id = id
        self.name = name
    }
}

/// What a run says of one rule.
package struct RuleAssessment: Sendable {
    package var rule: RuleMetadata
    package var outcome: Outcome
    /// Why it, or one of its resources, is undetermined: each reason once. Empty when everything was decided.
    package var reasons: [Reason]
    /// How many resources `where` selected.
    package var selected: SelectedCount
    /// By kind and resource id as UTF-8 bytes.
    package var findings: [Finding]

    package init(
        rule: RuleMetadata, outcome: Outcome, reasons: [Reason], selected: SelectedCount, findings: [Finding]
    ) {
        self.rule = rule
        self.outcome = outcome
        self.reasons = reasons
        self.selected = selected
        self.findings = findings
    }

    package func count(of status: Finding.Status) -> Int {
        findings.count { $0.status == status }
    }
}

/// A number of resources, or the least that it can be.
package struct SelectedCount: Hashable, Sendable {
    package var count: Int
    /// Whether there may be more, since not everything was seen.
    package var isAtLeast: Bool

    package init(count: Int, isAtLeast: Bool) {
        self.count = count
        self.isAtLeast = isAtLeast
    }
}
