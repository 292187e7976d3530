internal import Evaluation
internal import Observations
internal import Rules

/// Writes what people can accept for a while as a table for spreadsheets: a row for each failing finding and for each thing that
/// no API shows, worst first, with empty cells for the reason, the approver, the ticket and the last day. `ActionPlanReader`
/// reads it again.
struct ActionPlanReport {
    private let assessment: Assessment

    init(_ report: Report) {
        assessment = report.assessment
    }

    func text() -> String {
        var text = Self.line { $0.rawValue }
        for rule in assessment.rulesBySeverity {
            for finding in rule.findings {
                if let entry = Entry(finding) { text += Self.line { entry.cell($0, rule.rule, finding) } }
            }
            if let entry = Entry(attesting: rule) {
                let organization = FindingResource(
                    kind: .organization, id: assessment.organization.id, name: assessment.organization.name)
                let whole = Finding(
                    rule: rule.rule.id, severity: rule.rule.severity, status: .undetermined, resource: organization,
                    message: rule.ownReasons.map(\.text).joined(separator: "; "))
                text += Self.line { entry.cell($0, rule.rule, whole) }
            }
        }
        return text
    }

    private static func line(_ cell: (ActionPlanColumn) -> String) -> String {
        ActionPlanColumn.allCases.map { cell($0).csvField }.joined(separator: ",") + "\n"
    }

    /// What a waiver file would say of a finding.
    private struct Entry {
        var kind: Waiver.Kind
        var resource: String?
        var upTo: Int?
        var downTo: Int?

        /// Nil for what is waived, and for what can be neither waived nor attested.
        init?(_ finding: Finding) {
            switch finding.status {
            case .fail:
                kind = .waiver
            case .undetermined where finding.reasons.areUnsupported:
                kind = .attestation
            case .undetermined, .waived:
                return nil
            }
            switch finding.count?.direction {
            case .tooMany: upTo = finding.count?.most
            case .tooFew: downTo = finding.count?.selected
            // No one bound would accept it.
            case .mixed: break
            case nil: resource = finding.resource.id
            }
        }

        /// Of the rule as a whole; nil where a person's word would not decide it.
        init?(attesting rule: RuleAssessment) {
            guard rule.outcome == .undetermined, rule.ownReasons.areUnsupported else { return nil }
            kind = .attestation
        }

        func cell(_ column: ActionPlanColumn, _ rule: RuleMetadata, _ finding: Finding) -> String {
            switch column {
            case .severity: rule.severity.rawValue
            case .rule: rule.id
            case .title: rule.title
            case .controls: rule.controlsText
            case .resourceKind: finding.resource.kind.rawValue
            case .resourceName: (finding.resource.name ?? "").shortened(to: 1_000)
            case .message: finding.message.shortened(to: 2_000)
            case .entry: kind.rawValue
            case .resource: resource.map(ActionPlanID.cell) ?? ""
            case .upTo: upTo.map(String.init) ?? ""
            case .downTo: downTo.map(String.init) ?? ""
            case .reason, .approver, .ticket, .expires, .checked: ""
            }
        }
    }
}
