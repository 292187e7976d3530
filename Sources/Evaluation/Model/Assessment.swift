package import CEL
package import Observations
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
    /// What people should know of the waivers themselves.
    package var waiverNotices: [WaiverNotice]
    /// What people should know of how the organization was written down; no verdict hangs on it.
    package var notes: [String]
    /// What became of the findings that the baseline accepts; nil without a baseline.
    package var baseline: BaselineComparison?

    package init(
        organization: OrganizationIdentity, dialect: Dialect, now: CELTimestamp, isComplete: Bool,
        rules: [RuleAssessment], waiverNotices: [WaiverNotice] = [], notes: [String] = [],
        baseline: BaselineComparison? = nil
    ) {
        self.organization = organization
        self.dialect = dialect
        self.now = now
        self.isComplete = isComplete
        self.rules = rules
        self.waiverNotices = waiverNotices
        self.notes = notes
        self.baseline = baseline
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
    /// Why the rule as a whole is undetermined, or may have missed findings; those of its findings may be among them.
    package var ownReasons: [Reason]
    /// How many resources `where` selected.
    package var selected: SelectedCount
    /// By kind and resource id as UTF-8 bytes.
    package var findings: [Finding]

    package init(
        rule: RuleMetadata, outcome: Outcome, reasons: [Reason], selected: SelectedCount, findings: [Finding]
    ) {
        self.rule = rule
        self.outcome = outcome
        ownReasons = reasons
        self.selected = selected
        self.findings = findings
    }

    /// Why it, or one of its resources, is undetermined: each reason once. Empty when everything was decided.
    package var reasons: [Reason] {
        // Those that fail, of which there may be very many, have none.
        let others = findings.withUnsafeBufferPointer { findings in
            findings.indices.filter { findings[$0].status != .fail }
        }
        return Reason.distinct(ownReasons + others.flatMap { findings[$0].reasons })
    }

    package func count(of status: Finding.Status) -> Int {
        findings.withUnsafeBufferPointer { findings in findings.indices.count { findings[$0].status == status } }
    }

    /// How many findings are attested.
    package var attestedCount: Int {
        count(of: .waived) == 0 ? 0 : findings.count(where: \.isAttested)
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
