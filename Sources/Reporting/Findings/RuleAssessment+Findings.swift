internal import Evaluation
internal import Observations
internal import Rules

extension RuleAssessment {
    /// The findings, and where none of them says what the outcome is, one on the organization that does. Formats that know
    /// only findings would otherwise show an undetermined rule as a rule without a problem.
    func findings(carryingOutcomeIn organization: OrganizationIdentity) -> [Finding] {
        let status: Finding.Status
        switch outcome {
        case .fail: status = .fail
        case .undetermined: status = .undetermined
        case .waived: status = .waived
        case .pass, .notApplicable: return findings
        }
        if count(of: status) > 0 {
            return findings
        }
        let doubts = reasons.map(\.text).joined(separator: "; ")
        let carrier = Finding(
            rule: rule.id, severity: rule.severity, status: status,
            resource: FindingResource(kind: .organization, id: organization.id, name: organization.name),
            message: status == .undetermined && !reasons.isEmpty ? "cannot be decided: \(doubts)" : rule.title,
            reasons: reasons)
        return [carrier] + findings
    }
}

extension Reason {
    /// The kind and the text: `forbidden: the key may not list groups`.
    var labelled: String {
        "\(kind.rawValue): \(text)"
    }
}
