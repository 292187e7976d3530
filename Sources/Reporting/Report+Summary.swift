internal import Evaluation
internal import Rules

extension Report {
    /// `12 rules: 3 fail, 1 undetermined, 8 pass; findings: 1 critical, 2 high`.
    var summary: String {
        let rules = assessment.rules
        let outcomes = Outcome.allCases.map { outcome in (rules.count { $0.outcome == outcome }, outcome.text) }
        let counts = assessment.failureCounts
        let severities = Severity.allCases.reversed().map { (counts[$0] ?? 0, $0.rawValue) }
        return
            "\(rules.count) \(rules.count == 1 ? "rule" : "rules"): \(countText(outcomes)); findings: \(countText(severities))"
    }

    /// What is to be looked at among the waivers: `1 expired, 2 unused`; nil where nothing is.
    var waiverSummary: String? {
        let notices = assessment.waiverNotices
        guard !notices.isEmpty else { return nil }
        return countText(WaiverNotice.Kind.allCases.map { kind in (notices.count { $0.kind == kind }, kind.rawValue) })
    }

    /// What the organization is called: `Acme (org-1)`.
    var organizationText: String {
        let id = assessment.organization.id.shortened(to: 200).visible
        guard let name = assessment.organization.name, !name.isEmpty else { return id }
        return "\(name.shortened(to: 200).visible) (\(id))"
    }
}

extension Outcome {
    /// For people.
    var text: String {
        self == .notApplicable ? "not applicable" : rawValue
    }
}

/// `3 fail, 1 undetermined`, of the counts that are not zero; `none` where all are.
func countText(_ counts: [(count: Int, name: String)]) -> String {
    let texts = counts.filter { $0.count > 0 }.map { "\($0.count) \($0.name)" }
    return texts.isEmpty ? "none" : texts.joined(separator: ", ")
}
