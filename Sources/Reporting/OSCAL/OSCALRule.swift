internal import Evaluation
internal import JSON
internal import Observation
internal import Rules

/// What OSCAL's result holds of one rule.
struct OSCALRule {
    private let assessment: RuleAssessment
    private let report: Report

    init(_ assessment: RuleAssessment, in report: Report) {
        self.assessment = assessment
        self.report = report
    }

    private var rule: RuleMetadata { assessment.rule }
    private var organization: OrganizationIdentity { report.assessment.organization }
    private var findings: [Finding] { assessment.findings(carryingOutcomeIn: organization) }

    /// The identifier of a control as catalogues spell it: NIST's are in lower case.
    static func controlID(_ control: String, of framework: String) -> String {
        OSCALValue.token(framework.hasPrefix("nist-800-53") ? control.lowercased() : control)
    }

    /// Of the resources that findings stand on.
    var resources: [OSCALResource] {
        findings.map { OSCALResource($0.resource, of: organization) }
    }

    /// One of each finding, or one that nothing was found.
    var observations: [JSONValue] {
        let findings = self.findings
        guard findings.isEmpty else { return findings.map(observation) }
        let resource = FindingResource(kind: .organization, id: organization.id, name: organization.name)
        return [
            .members([
                ("uuid", .string(uuid("observation"))), ("title", OSCALValue.markup(rule.title)),
                (
                    "description",
                    OSCALValue.markup("\(assessment.outcome.text): \(assessment.selected.text), nothing was found")
                ),
                (
                    "props",
                    [OSCALValue.property("rule", rule.id), OSCALValue.property("status", assessment.outcome.rawValue)]
                ),
                ("methods", ["TEST"]),
                ("subjects", [OSCALResource(resource, of: organization).subject]),
                ("collected", .string("\(report.assessment.now)")),
            ])
        ]
    }

    private func observation(_ finding: Finding) -> JSONValue {
        var members: [(String, JSONValue)] = [
            ("uuid", .string(uuid("observation", finding))), ("title", OSCALValue.markup(rule.title)),
            ("description", OSCALValue.markup(finding.message.isEmpty ? rule.title : finding.message)),
            (
                "props",
                [
                    OSCALValue.property("rule", rule.id), OSCALValue.property("status", finding.status.rawValue),
                    OSCALValue.property("severity", finding.severity.rawValue),
                    OSCALValue.property("fingerprint", report.fingerprint(finding)),
                ]
            ),
            ("methods", finding.isAttested ? ["EXAMINE"] : ["TEST"]),
            ("subjects", [OSCALResource(finding.resource, of: organization).subject]),
        ]
        if !finding.evidence.isEmpty {
            members.append(
                (
                    "relevant-evidence",
                    .array(finding.evidence.prefix(20).map { ["description": OSCALValue.code($0.text)] })
                ))
        }
        members.append(("collected", .string("\(report.assessment.now)")))
        let remarks = finding.reasons.prefix(20).map(\.labelled) + [finding.waiver?.text].compactMap(\.self)
        if !remarks.isEmpty {
            members.append(("remarks", OSCALValue.markup(remarks.joined(separator: "; "))))
        }
        return .members(members)
    }

    /// A risk with an approved deviation for each finding that is waived.
    var risks: [JSONValue] {
        findings.filter { $0.status == .waived }.map { finding in
            let said = finding.waiver?.text ?? "waived"
            var members: [(String, JSONValue)] = [
                ("uuid", .string(uuid("risk", finding))), ("title", OSCALValue.markup(rule.title)),
                ("description", OSCALValue.markup("\(finding.resource.text): \(finding.message)")),
                ("statement", OSCALValue.markup(said)), ("status", "deviation-approved"),
            ]
            if let waiver = finding.waiver {
                members.append(("deadline", .string("\(waiver.expires)T23:59:59Z")))
            }
            members.append(
                ("related-observations", [["observation-uuid": .string(uuid("observation", finding))]]))
            return .members(members)
        }
    }

    /// Whether the rule is met; nil where it is not applicable. OSCAL knows no third state, so that what was not decided is
    /// not satisfied for another reason than failing.
    var finding: JSONValue? {
        let status: JSONValue
        switch assessment.outcome {
        case .notApplicable: return nil
        case .pass: status = ["state": "satisfied", "reason": "pass"]
        case .fail: status = ["state": "not-satisfied", "reason": "fail"]
        case .undetermined, .waived:
            let reasons = assessment.reasons.prefix(20).map(\.labelled)
            status = [
                "state": "not-satisfied", "reason": "other",
                "remarks": OSCALValue.markup(([assessment.outcome.text] + reasons).joined(separator: "; ")),
            ]
        }
        let findings = self.findings
        let observed = findings.isEmpty ? [uuid("observation")] : findings.map { uuid("observation", $0) }
        var members: [(String, JSONValue)] = [
            ("uuid", .string(uuid("finding"))), ("title", OSCALValue.markup(rule.title)),
            ("description", OSCALValue.markup(rule.rationale ?? rule.title)),
            ("props", .array(properties)),
            (
                "target",
                [
                    "type": "objective-id", "target-id": .string(OSCALValue.token(rule.id)),
                    "title": OSCALValue.markup(rule.title), "status": status,
                ]
            ),
            ("related-observations", .array(observed.map { ["observation-uuid": .string($0)] })),
        ]
        let waived = findings.filter { $0.status == .waived }
        if !waived.isEmpty {
            members.append(("related-risks", .array(waived.map { ["risk-uuid": .string(uuid("risk", $0))] })))
        }
        return .members(members)
    }

    private var properties: [JSONValue] {
        [
            OSCALValue.property("rule", rule.id), OSCALValue.property("severity", rule.severity.rawValue),
            OSCALValue.property("outcome", assessment.outcome.rawValue),
        ]
            + rule.controls.flatMap { mapping in
                mapping.controls.map { OSCALValue.property("control", $0, class: mapping.framework) }
            }
    }

    /// Of the rule in this run, or of one of its findings; a finding has the same in every run at the same `now`.
    private func uuid(_ what: String, _ finding: Finding? = nil) -> String {
        let of = finding.map { [$0.status.rawValue, $0.resource.kind.rawValue, $0.resource.id] } ?? []
        let path = ([organization.id, "\(report.assessment.now)", rule.id] + of).map(\.uriEscaped)
        return UUIDv5.text(of: "urn:tenet:\(what):\(path.joined(separator: ":"))")
    }
}
