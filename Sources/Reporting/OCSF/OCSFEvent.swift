internal import CEL
internal import Evaluation
internal import JSON
internal import Observations
internal import Rules

/// A compliance finding, class 2003.
struct OCSFEvent {
    private let rule: RuleMetadata
    private let finding: Finding
    private let status: OCSFStatus
    private let severity: Severity

    init(_ finding: Finding, of rule: RuleMetadata) {
        self.rule = rule
        self.finding = finding
        status = OCSFStatus(finding)
        severity = finding.severity
    }

    /// Of a rule that nothing was found of.
    init(of assessment: RuleAssessment, in organization: OrganizationIdentity) {
        rule = assessment.rule
        finding = Finding(
            rule: assessment.rule.id, severity: .info, status: .fail,
            resource: FindingResource(kind: .organization, id: organization.id, name: organization.name),
            message: "\(assessment.rule.title): \(assessment.outcome.text), \(assessment.selected.text)")
        status = OCSFStatus(assessment.outcome)
        severity = .info
    }

    func json(in report: Report) -> JSONValue {
        let now = report.assessment.now
        var members: [(String, JSONValue)] = [
            ("activity_id", 1), ("activity_name", "Create"), ("category_uid", 2), ("category_name", "Findings"),
            ("class_uid", 2003), ("class_name", "Compliance Finding"), ("type_uid", 200301),
            ("severity_id", .count(severity.ocsfID)), ("severity", .string(severity.ocsfName)),
            ("status_id", .count(status.finding.id)), ("status", .string(status.finding.name)),
            ("time", .number(JSONNumber(now.seconds * 1_000 + Int64(now.nanoseconds / 1_000_000)))),
            ("message", .string(finding.message.isEmpty ? rule.title : finding.message)),
            ("metadata", metadata(of: report)),
            ("finding_info", findingInfo(of: report)),
            ("compliance", compliance),
            ("resources", [resource(in: report.assessment.organization)]),
        ]
        if let help = rule.help, !help.isEmpty {
            members.append(
                ("remediation", ["desc": .string(help), "references": .array(rule.references.map(JSONValue.string))]))
        }
        if !finding.evidence.isEmpty {
            members.append(
                ("evidences", .array(finding.evidence.map { ["name": .string($0.expr), "data": data(of: $0)] })))
        }
        if let note = finding.waiver {
            members.append(("status_detail", .string(note.text)))
        }
        return .members(members)
    }

    private func metadata(of report: Report) -> JSONValue {
        [
            "version": "1.5.0",
            "product": ["name": "Tenet", "vendor_name": "Tenet", "version": .string(report.toolVersion)],
            "event_code": .string(rule.id),
            "tenant_uid": .string(report.assessment.organization.id),
        ]
    }

    private func findingInfo(of report: Report) -> JSONValue {
        .members([
            ("uid", .string(report.fingerprint(finding))),
            ("title", .string(rule.title)),
            ("desc", .string(rule.rationale ?? rule.title)),
            ("types", .array(rule.tags.map(JSONValue.string))),
            ("analytic", ["uid": .string(rule.id), "name": .string(rule.title), "type_id": 1, "type": "Rule"]),
        ])
    }

    private var compliance: JSONValue {
        .members([
            ("control", .string(rule.id)),
            ("standards", .array(rule.controls.map { .string($0.framework) })),
            (
                "requirements",
                .array(
                    rule.controls.flatMap { mapping in mapping.controls.map { .string("\(mapping.framework) \($0)") } })
            ),
            ("status_id", .count(status.compliance.id)),
            ("status", .string(status.compliance.name)),
            ("status_details", .array(finding.reasons.map { .string($0.labelled) })),
        ])
    }

    private func resource(in organization: OrganizationIdentity) -> JSONValue {
        .members([
            ("uid", .string(finding.resource.id)),
            ("name", .string(finding.resource.name ?? finding.resource.id)),
            ("type", .string(finding.resource.kind.rawValue)),
            ("namespace", .string(organization.id)),
        ])
    }

    private func data(of evidence: Evidence) -> JSONValue {
        evidence.total.map { ["value": evidence.value, "total": .count($0)] } ?? ["value": evidence.value]
    }
}

extension Severity {
    fileprivate var ocsfID: Int { rank + 1 }

    fileprivate var ocsfName: String {
        switch self {
        case .info: "Informational"
        case .low: "Low"
        case .medium: "Medium"
        case .high: "High"
        case .critical: "Critical"
        }
    }
}
