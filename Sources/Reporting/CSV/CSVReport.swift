internal import Evaluation
internal import JSON
internal import Observations
internal import Rules

/// Writes the findings as a table for spreadsheets, a row each under a row of names. A rule whose outcome no finding carries
/// has a row on the organization.
struct CSVReport {
    private let report: Report

    init(_ report: Report) {
        self.report = report
    }

    func text() -> String {
        let assessment = report.assessment
        var text = Self.columns.map(\.name.csvField).joined(separator: ",") + "\n"
        for rule in assessment.rules {
            let row = Row(report: report, rule: rule.rule)
            for finding in rule.findings(carryingOutcomeIn: assessment.organization) {
                var separator = ""
                for column in Self.columns {
                    text += separator
                    text += column.value(row, finding).csvField
                    separator = ","
                }
                text += "\n"
            }
        }
        return text
    }

    /// What findings of one rule share.
    private struct Row {
        let report: Report
        let rule: RuleMetadata
    }

    private static let columns: [(name: String, value: @Sendable (Row, Finding) -> String)] = [
        ("organization_id", { row, _ in row.report.assessment.organization.id }),
        ("organization", { row, _ in row.report.assessment.organization.name ?? "" }),
        ("now", { row, _ in "\(row.report.assessment.now)" }),
        ("rule", { _, finding in finding.rule }),
        ("title", { row, _ in row.rule.title }),
        ("severity", { _, finding in finding.severity.rawValue }),
        ("status", { _, finding in finding.status.rawValue }),
        ("resource_kind", { _, finding in finding.resource.kind.rawValue }),
        ("resource_id", { _, finding in finding.resource.id }),
        ("resource_name", { _, finding in (finding.resource.name ?? "").shortened(to: 1_000) }),
        ("message", { _, finding in finding.message.shortened(to: 2_000) }),
        ("evidence", { _, finding in finding.evidence.map(\.text).joined(separator: "; ") }),
        ("reasons", { _, finding in finding.reasons.map(\.labelled).joined(separator: "; ").shortened(to: 2_000) }),
        ("baseline", { _, finding in finding.baseline?.rawValue ?? "" }),
        ("waiver", { _, finding in finding.waiver?.state ?? "" }),
        ("waiver_expires", { _, finding in finding.waiver.map { "\($0.expires)" } ?? "" }),
        ("waiver_reason", { _, finding in (finding.waiver?.reason ?? "").shortened(to: 1_000) }),
        ("waiver_approver", { _, finding in finding.waiver?.approver ?? "" }),
        ("waiver_ticket", { _, finding in finding.waiver?.ticket ?? "" }),
        ("rationale", { row, _ in row.rule.rationale ?? "" }),
        ("help", { row, _ in row.rule.help ?? "" }),
        ("controls", { row, _ in row.rule.controlsText }),
        ("tags", { row, _ in row.rule.tags.joined(separator: " ") }),
        ("rule_file", { row, _ in row.rule.location.path }),
        ("rule_line", { row, _ in "\(row.rule.location.line)" }),
        ("fingerprint", { row, finding in row.report.fingerprint(finding) }),
    ]
}
