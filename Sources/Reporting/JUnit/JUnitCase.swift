internal import Evaluation
internal import Observations
internal import Rules

/// A test case of JUnit's XML: a finding, or a rule without any.
struct JUnitCase {
    /// The element within the test case; without one it passed.
    enum Kind: String {
        case failure, error, skipped
    }

    var rule: String
    var name: String
    var kind: Kind?
    var type = ""
    var message = ""
    /// Visible lines.
    var details: [String] = []

    static func cases(of assessment: RuleAssessment, in organization: OrganizationIdentity) -> [JUnitCase] {
        let findings = assessment.findings(carryingOutcomeIn: organization)
        if !findings.isEmpty {
            return findings.map { JUnitCase($0, of: assessment.rule) }
        }
        var testCase = JUnitCase(rule: assessment.rule.id, name: assessment.rule.title)
        if assessment.outcome == .notApplicable {
            testCase.kind = .skipped
            testCase.type = "notApplicable"
            testCase.message = "not applicable: nothing was selected"
        }
        return [testCase]
    }
}

extension JUnitCase {
    private init(_ finding: Finding, of rule: RuleMetadata) {
        self.rule = finding.rule
        name = finding.resource.text
        message = finding.message
        switch finding.status {
        case .fail:
            kind = .failure
            type = finding.severity.rawValue
        case .undetermined:
            kind = .error
            type = finding.reasons.first?.kind.rawValue ?? "undetermined"
        case .waived:
            kind = .skipped
            type = "waived"
            message = finding.waiver?.text ?? "waived: " + message
            return
        }
        let help = rule.help?.visibleFirstLine.map { "help: \($0)" }
        details =
            message.shortened(to: 2_000).visibleLines.map { "│ \($0)" } + finding.evidence.map(\.text)
            + ["rule: \(rule.title.visible)"] + [help].compactMap(\.self)
            + [finding.waiver?.text].compactMap(\.self)
            + ["at \(rule.location.path.visible):\(rule.location.line)"]
    }
}
